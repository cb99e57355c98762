/** The head of the response did not come in time. */
export class LateError extends Error {}

/** Nobody waits for the response any more. */
export class AbandonedError extends Error {}
