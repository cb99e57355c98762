import type { ReservationRequestLine } from './reservation';

/** Sums the lines of one product, in the order in which the products first occur. */
export function mergeLines(lines: readonly ReservationRequestLine[]): ReservationRequestLine[] {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of lines) {
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  }
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity }));
}
