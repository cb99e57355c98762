import { DomainError } from '@emporium/http';

/** Too many logins with this address have failed lately, whether or not it has an account. */
export class TooManyFailedLoginsError extends DomainError {
  readonly status = 429;
  readonly code = 'RATE_LIMITED';
  override readonly headers: Readonly<Record<string, string>>;

  constructor(retryAfterSeconds: number) {
    super(`Too many failed logins with this address; try again in ${retryAfterSeconds} s.`);
    this.headers = { 'Retry-After': String(retryAfterSeconds) };
  }
}
