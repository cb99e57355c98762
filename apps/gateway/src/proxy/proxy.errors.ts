import { DomainError } from '@emporium/http';

/** No instance of the service took the request, or it broke off before it answered. */
export class UpstreamUnavailableError extends DomainError {
  readonly status = 502;
  readonly code = 'UPSTREAM_UNAVAILABLE';
  override readonly headers = { 'Retry-After': '1' };

  constructor(options?: ErrorOptions) {
    super('The service behind this address cannot be reached; try again shortly.', options);
  }
}

/** The service took the request and has not answered in time; it may still do what was asked. */
export class UpstreamTimeoutError extends DomainError {
  readonly status = 504;
  readonly code = 'UPSTREAM_TIMEOUT';
  override readonly headers = { 'Retry-After': '1' };

  constructor(options?: ErrorOptions) {
    super('The service behind this address took too long to answer.', options);
  }
}
