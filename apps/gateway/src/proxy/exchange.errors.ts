/** No head of an answer in time. */
export class LateError extends Error {}

/** Nobody waits for the answer any more. */
export class AbandonedError extends Error {}
