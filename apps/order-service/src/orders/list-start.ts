import { cursorOf, InvalidCursorError, InvalidRequestError, valuesIn } from '@emporium/http';
import type { OrderPlace } from '@emporium/order-data';
import type { ListOrdersQuery } from './list-orders.query';

/** Where a page of orders begins, and how many the pages before it have shown. */
export interface ListStart {
  readonly from: number | OrderPlace;
  readonly passed: number;
}

/** @throws InvalidRequestError, InvalidCursorError */
export function startOf({ page, limit, after }: ListOrdersQuery): ListStart {
  const offset = (page - 1) * limit;
  if (after === undefined) return { from: offset, passed: offset };
  if (page !== 1)
    throw new InvalidRequestError([{ pointer: '#/page', detail: 'must not be given beside after' }]);
  const [createdAt, id, passed] = valuesIn(after);
  if (
    typeof createdAt !== 'number' ||
    !Number.isFinite(createdAt) ||
    typeof id !== 'string' ||
    !Number.isSafeInteger(passed) ||
    Number(passed) < 0
  )
    throw new InvalidCursorError();
  return { from: { createdAt, id }, passed: Number(passed) };
}

/** The value of `after` that continues a list behind a row. */
export const cursorBehind = ({ createdAt, id }: OrderPlace, passed: number): string =>
  cursorOf([createdAt, id, passed]);
