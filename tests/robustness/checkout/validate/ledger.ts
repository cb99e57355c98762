import type { Evidence } from './evidence';
import type { Finding } from './finding';

/** What is booked as sold is what confirmed reservations hold. */
export function checkLedger({ store }: Evidence): Finding[] {
  const held = new Map<string, number>();
  for (const { state, lines } of store.reservations.values()) {
    if (state !== 'CONFIRMED') continue;
    for (const { productId, quantity } of lines) held.set(productId, (held.get(productId) ?? 0) + quantity);
  }
  const ids = new Set([...store.products.keys(), ...held.keys()]);
  return [...ids].flatMap((id): Finding[] => {
    const sold = store.products.get(id)?.sold ?? 0;
    const reserved = held.get(id) ?? 0;
    if (sold === reserved) return [];
    const detail = `product ${id}: sold ${sold}, confirmed reservations hold ${reserved}`;
    return [{ invariant: 'ledger = reservations', harm: sold < reserved ? 'oversold' : 'lost', detail }];
  });
}
