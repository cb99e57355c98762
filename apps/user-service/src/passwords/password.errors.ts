import { DomainError, OVERLOADED_HEADER, UnavailableError } from '@emporium/http';

/** More passwords have to be hashed than is possible in time; requests that need no hash are served. */
export class OverloadedError extends UnavailableError {
  override readonly headers = { 'Retry-After': '1', [OVERLOADED_HEADER]: 'true' };

  constructor() {
    super('There is more to do than can be done in time; try again shortly.', 'OVERLOADED');
  }
}

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
