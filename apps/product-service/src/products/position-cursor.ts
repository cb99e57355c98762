import { cursorOf, InvalidCursorError, valuesIn } from '@emporium/http';
import { LENIENCES, LIST_ORDERS, type ListOrder, type Position } from '@emporium/product-data';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The value of `after` for a position. */
export const cursorTo = ({ order, key, createdMs, id, passed, lenience }: Position): string =>
  cursorOf([order, key, createdMs, id, passed, lenience]);

/** @throws InvalidCursorError for a value that no list in this order has issued */
export function positionOf(cursor: string, order: ListOrder): Position {
  const position = parse(cursor);
  if (position?.order !== order) throw new InvalidCursorError();
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
