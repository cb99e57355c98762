import type { ReservationRequestLine } from './reservation';

/** Sums the lines of each product, whatever the case of its id, in the order in which the products first occur. */
export function mergeLines(lines: readonly ReservationRequestLine[]): ReservationRequestLine[] {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of lines) {
    const id = productId.toLowerCase();
    quantities.set(id, (quantities.get(id) ?? 0) + quantity);
  }
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity }));
}
