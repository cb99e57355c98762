import { DomainError } from '@emporium/http';

/** The request's path, query or header fields are not written as HTTP and this API have them. */
export class MalformedRequestError extends DomainError {
  readonly status = 400;
  readonly code = 'MALFORMED_REQUEST';
}

/** More header fields than anybody needs. @see RFC 6585, 5 */
export class TooManyHeadersError extends DomainError {
  readonly status = 431;
  readonly code = 'HEADERS_TOO_LARGE';

  constructor() {
    super('The request has too many header fields.');
  }
}

/** The request is of another version of HTTP than 1.0 and 1.1. @see RFC 9110, 15.6.6 */
export class VersionNotSupportedError extends DomainError {
  readonly status = 505;
  readonly code = 'HTTP_VERSION_NOT_SUPPORTED';

  constructor() {
    super('Send HTTP/1.1.');
  }
}

/** The request is for `https` and came without TLS. @see RFC 9110, 15.5.20 */
export class MisdirectedRequestError extends DomainError {
  readonly status = 421;
  readonly code = 'MISDIRECTED_REQUEST';

  constructor() {
    super('What is asked for by https must come over TLS.');
  }
}
