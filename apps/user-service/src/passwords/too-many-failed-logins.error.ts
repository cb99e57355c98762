import { DomainError } from '@emporium/http';

/** Too many logins to this account have failed of late, whether or not there is one. */
export class TooManyFailedLoginsError extends DomainError {
  readonly status = 429;
  readonly code = 'RATE_LIMITED';
  override readonly headers: Readonly<Record<string, string>>;

  constructor(retryAfterSeconds: number) {
    super(`Too many failed logins with this address; try again in ${retryAfterSeconds} s.`);
    this.headers = { 'Retry-After': String(retryAfterSeconds) };
  }
}
