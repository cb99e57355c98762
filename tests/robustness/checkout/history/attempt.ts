/** What a run keeps of a response. */
export interface RecordedResponse {
  readonly status: number;
  /** Of a problem, such as `OUT_OF_STOCK`. */
  readonly code?: string;
  readonly body: unknown;
}

/** One request of a client; times in ms since the epoch. */
export interface Attempt {
  /** Its `X-Request-Id`, which the order it makes carries. */
  readonly requestId: string;
  readonly sentAt: number;
  readonly endedAt: number;
  /** Absent when the connection broke or nothing came in time. */
  readonly response?: RecordedResponse;
}

const MAY_COME_AT_ANY_TIME = new Set([502, 503, 504]);

/** Says whether the answer leaves open what became of the request. */
export const leavesOpen = (response: RecordedResponse | undefined): boolean =>
  response === undefined ||
  MAY_COME_AT_ANY_TIME.has(response.status) ||
  response.code === 'IDEMPOTENCY_IN_PROGRESS';
