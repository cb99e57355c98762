import type { ReservationRequestLine } from '@emporium/contracts';
import { InvalidRequestError } from '@emporium/http';
import { MAX_QUANTITY } from './order-requests.dto';

/** Sums the lines of each product. @throws InvalidRequestError when a sum exceeds the most units of one product */
export function mergeLines(lines: readonly ReservationRequestLine[]): ReservationRequestLine[] {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of lines) {
    const id = productId.toLowerCase();
    quantities.set(id, (quantities.get(id) ?? 0) + quantity);
  }
  const merged = [...quantities].map(([productId, quantity]) => ({ productId, quantity }));
  if (merged.some(({ quantity }) => quantity > MAX_QUANTITY)) {
    throw new InvalidRequestError([
      { pointer: '#/items', detail: `must not ask for more than ${MAX_QUANTITY} units of one product` },
    ]);
  }
  return merged;
}
