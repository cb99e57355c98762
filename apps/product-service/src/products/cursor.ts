import { InvalidRequestError } from '@emporium/http';
import { LENIENCES, LIST_ORDERS, type ListOrder, type Position } from '@emporium/product-data';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The value of `after` for a position; clients do not look into it. */
export const cursorOf = ({ order, key, createdMs, id, passed, lenience }: Position): string =>
  Buffer.from(JSON.stringify([order, key, createdMs, id, passed, lenience])).toString('base64url');

/** @throws InvalidRequestError for what no list in this order has given out */
export function positionOf(cursor: string, order: ListOrder): Position {
  const position = parse(cursor);
  if (position?.order !== order)
    throw new InvalidRequestError([
      { pointer: '#/after', detail: 'must be what a Link of the same list has given' },
    ]);
  return position;
}

function parse(cursor: string): Position | undefined {
  const [order, key, createdMs, id, passed, lenience] = valuesIn(cursor);
  const isPosition =
    isOneOf(LIST_ORDERS, order) &&
    typeof key === (order === 'name' ? 'string' : 'number') &&
    typeof createdMs === 'number' &&
    UUID.test(String(id)) &&
    Number.isSafeInteger(passed) &&
    Number(passed) >= 0 &&
    (lenience === null || isOneOf(LENIENCES, lenience));
  if (!isPosition) return undefined;
  return {
    ...{ order, key: key as string | number, createdMs, id: String(id), passed: Number(passed) },
    ...(isOneOf(LENIENCES, lenience) && { lenience }),
  };
}

const isOneOf = <Word extends string>(words: readonly Word[], value: unknown): value is Word =>
  words.includes(value as Word);

/** None in what is no list of them. */
function valuesIn(cursor: string): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}
