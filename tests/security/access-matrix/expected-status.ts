import type { Operation } from '../document/document';
import type { Caller } from './callers';

/** What a caller must get for a valid request: any success, or this very refusal. */
export type Expected = 'success' | 401 | 403 | 404;

/**
 * Derives it from the document and the rule of ownership: what is somebody else's looks as if it were not there,
 * except to administrators.
 *
 * @param isOwned whether the request's ids belong to `owner`
 * @throws Error for an `x-access` that is not known
 */
export function expectedStatus(
  { 'x-access': access }: Operation,
  isOwned: boolean,
  caller: Caller,
): Expected {
  if (access === 'public') return 'success';
  if (access !== 'authenticated' && access !== 'admin') throw new Error(`x-access is ${access}`);
  if (caller === 'anonymous') return 401;
  if (access === 'admin') return caller === 'admin' ? 'success' : 403;
  return isOwned && caller === 'stranger' ? 404 : 'success';
}

/** Whether a status is the one that was expected. */
export const isExpected = (status: number, expected: Expected): boolean =>
  expected === 'success' ? status >= 200 && status < 300 : status === expected;
