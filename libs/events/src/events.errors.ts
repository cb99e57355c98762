/**
 * Thrown when an event cannot be handled now, for a reason that is not in the event. It and those behind it wait until
 * it can be handled; that does not count as a try.
 */
export class NotNowError extends Error {
  override readonly name = 'NotNowError';
}
