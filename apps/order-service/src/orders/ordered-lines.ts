import { MAX_QUANTITY, mergeLines, type ReservationRequestLine } from '@emporium/contracts';
import { InvalidRequestError } from '@emporium/http';

/** The lines of an order, one per product. @throws InvalidRequestError when a sum is above {@link MAX_QUANTITY} */
export function orderedLines(items: readonly ReservationRequestLine[]): ReservationRequestLine[] {
  const lines = mergeLines(items);
  if (lines.some(({ quantity }) => quantity > MAX_QUANTITY)) {
    throw new InvalidRequestError([
      { pointer: '#/items', detail: `must not ask for more than ${MAX_QUANTITY} units of one product` },
    ]);
  }
  return lines;
}
