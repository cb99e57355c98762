import type { Line } from './checkout';

/** Lines with those of one product summed, as a text: lists of lines that ask for the same give the same text. */
export function sumLines(lines: readonly Line[]): string {
  const sums = new Map<string, number>();
  for (const { productId, quantity } of lines) sums.set(productId, (sums.get(productId) ?? 0) + quantity);
  return JSON.stringify([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
