import { InvalidRequestError } from './validation';

/** The value of `after` that encodes some values; opaque to clients. */
export const cursorOf = (values: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/**
 * The values that a cursor encodes; none when it is not a cursor. They are untrusted: a client may have made them up.
 */
export function valuesIn(cursor: string): readonly unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}

/** `after` is not a value that a list of this kind has issued. */
export class InvalidCursorError extends InvalidRequestError {
  constructor() {
    super([{ pointer: '#/after', detail: 'must be what a Link of the same list has given' }]);
  }
}
