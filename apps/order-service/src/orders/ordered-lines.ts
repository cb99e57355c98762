import { MAX_QUANTITY, mergeLines, type ReservationRequestLine } from '@emporium/contracts';
import { InvalidRequestError } from '@emporium/http';

/** The lines of an order from those of its request. @throws InvalidRequestError when a sum exceeds what a line may have */
export function orderedLines(items: readonly ReservationRequestLine[]): ReservationRequestLine[] {
  const lines = mergeLines(items);
  if (lines.some(({ quantity }) => quantity > MAX_QUANTITY)) {
    throw new InvalidRequestError([
      { pointer: '#/items', detail: `must not ask for more than ${MAX_QUANTITY} units of one product` },
    ]);
  }
  return lines;
}
