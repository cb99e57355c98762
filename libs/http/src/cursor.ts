import { InvalidRequestError } from './validation';

/** The value of `after` that stands for some values; clients do not look into it. */
export const cursorOf = (values: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/** The values that a cursor stands for, which anybody may have made up; none in what is no cursor. */
export function valuesIn(cursor: string): readonly unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}

/** `after` is nothing that a list of this kind has given out. */
export class InvalidCursorError extends InvalidRequestError {
  constructor() {
    super([{ pointer: '#/after', detail: 'must be what a Link of the same list has given' }]);
  }
}
