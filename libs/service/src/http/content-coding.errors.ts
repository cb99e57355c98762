import { DomainError } from '@emporium/http';

/** The request body has a content coding other than gzip. @see RFC 9110, 15.5.16 */
export class UnsupportedContentCodingError extends DomainError {
  readonly status = 415;
  readonly code = 'UNSUPPORTED_CONTENT_CODING';
  override readonly headers = { 'Accept-Encoding': 'gzip' };

  constructor() {
    super('The request body must be sent as it is or packed with gzip.');
  }
}

/** The request body is not the gzip that its `Content-Encoding` says it is. */
export class MalformedGzipError extends DomainError {
  readonly status = 400;
  readonly code = 'BAD_REQUEST';

  constructor(options?: ErrorOptions) {
    super('The request body is not valid gzip.', options);
  }
}

/** The request body is too large, compressed or decompressed. */
export class BodyTooLargeError extends DomainError {
  readonly status = 413;
  readonly code = 'PAYLOAD_TOO_LARGE';
  override readonly headers = { Connection: 'close' };

  constructor(limitBytes: number) {
    super(`The request body is larger than ${limitBytes} bytes.`);
  }
}
