/**
 * Thrown for an event that cannot be handled now, by no fault of its own. It and those behind it wait until it can be;
 * that does not count as a try.
 */
export class NotNowError extends Error {
  override readonly name = 'NotNowError';
}
