import { DomainError, type Problem } from '@emporium/http';

/** Says that an answer is the first one to the same key once more. */
export const REPLAYED_HEADER = ['Idempotency-Replayed', 'true'] as const;

/** What a request was answered: the body of a success, or the problem of a refusal. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A refusal answered once more, word for word. */
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
