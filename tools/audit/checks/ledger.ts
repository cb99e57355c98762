import type { Finding, FindingKind } from '../finding';
import type { Store } from '../store/store';

/** Every unit received is in stock or sold, and those sold are the ones of confirmed reservations. */
export function checkLedger({ products, reservations }: Store): Finding[] {
  const reserved = new Map<string, number>();
  for (const { state, lines } of reservations.values()) {
    if (state !== 'CONFIRMED') continue;
    for (const { productId, quantity } of lines)
      reserved.set(productId, (reserved.get(productId) ?? 0) + quantity);
  }
  return [...new Set([...products.keys(), ...reserved.keys()])].flatMap((subject) => {
    const { stock, sold, received } = products.get(subject) ?? { stock: 0, sold: 0, received: 0 };
    const numbers = `stock ${stock}, sold ${sold}, received ${received}`;
    const held = reserved.get(subject) ?? 0;
    const finding = (kind: FindingKind, detail: string): Finding => ({ kind, subject, detail });
    return [
      ...(stock + sold === received ? [] : [finding('STOCK_UNBALANCED', numbers)]),
      ...(Math.min(stock, sold) >= 0 ? [] : [finding('STOCK_NEGATIVE', numbers)]),
      ...(sold === held ? [] : [finding('SOLD_DIFFERS', `${numbers}, confirmed reservations ${held}`)]),
    ];
  });
}
