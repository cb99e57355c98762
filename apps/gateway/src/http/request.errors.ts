import { DomainError } from '@emporium/http';

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

/** The client took so long to send the body that there is no time left for a response. */
export class SlowBodyError extends DomainError {
  readonly status = 408;
  readonly code = 'REQUEST_TIMEOUT';
  override readonly headers = { Connection: 'close' };

  constructor() {
    super('The request body did not arrive in time.');
  }
}
