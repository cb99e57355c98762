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

export class PayloadTooLargeError extends DomainError {
  readonly status = 413;
  readonly code = 'PAYLOAD_TOO_LARGE';

  constructor(limitBytes: number) {
    super(`The request body is larger than ${limitBytes} bytes.`);
  }
}

/** The client hung up; nobody reads this, it is for the metrics. */
export class ClientGoneError extends DomainError {
  readonly status = 499;
  readonly code = 'CLIENT_GONE';

  constructor(options?: ErrorOptions) {
    super('The client closed the connection.', options);
  }
}

/** The client is so slow with its request's body that the time for an answer is over. */
export class SlowBodyError extends DomainError {
  readonly status = 408;
  readonly code = 'REQUEST_TIMEOUT';
  override readonly headers = { Connection: 'close' };

  constructor() {
    super('The request body did not arrive in time.');
  }
}
