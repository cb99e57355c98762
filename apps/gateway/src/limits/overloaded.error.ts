import { DomainError } from '@emporium/http';

/** This gateway has more to do than it can do in time. */
export class OverloadedError extends DomainError {
  readonly status = 503;
  readonly code = 'OVERLOADED';
  override readonly headers = { 'Retry-After': '1' };

  constructor() {
    super('There is more to do than can be done in time; try again shortly.');
  }
}
