import { DomainError, type Problem } from '@emporium/http';

/** Says that a response is the stored one of the first request under the same key. */
export const REPLAYED_HEADER = ['Idempotency-Replayed', 'true'] as const;

/** What a request was answered with: the body of a success, or the problem of a refusal. */
export interface StoredResponse {
  readonly status: number;
  readonly body: unknown;
}

/** A refusal that is sent once more, word for word. */
export class ReplayedProblem extends DomainError {
  readonly status: number;
  readonly code: string;
  override readonly details: Readonly<Record<string, unknown>>;
  override readonly headers: Readonly<Record<string, string>>;

  constructor(problem: Problem) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
    this.details = problem;
    this.headers = Object.fromEntries([REPLAYED_HEADER]);
  }
}
