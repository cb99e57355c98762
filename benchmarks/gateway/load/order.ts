/** What every answer must be like. */
export interface Expectation {
  readonly bodyBytes: number;
  /** Absent for targets that say nothing about a cache. */
  readonly cache?: 'HIT' | 'BYPASS';
}

/** One turn of load on one target. */
export interface LoadOrder {
  readonly port: number;
  /** The whole request as it goes over the wire. */
  readonly request: string;
  readonly connections: number;
  /** Comes before and is not counted. */
  readonly warmUpMs: number;
  readonly durationMs: number;
  /** Requests a second, sent whether earlier ones are answered or not; absent: as many as are answered. */
  readonly rate?: number;
  readonly expects: Expectation;
}

/** The result of a turn. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly latencyMs: { readonly p50: number; readonly p99: number; readonly max: number };
  /** Answers with another status, or a body of another length, than expected. */
  readonly wrong: number;
  /** Answers whose X-Cache said something else than expected. */
  readonly otherCache: number;
  /** The head of the first answer that was not as expected. */
  readonly example?: string;
}
