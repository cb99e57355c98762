/**
 * An expected refusal, as the client will see it.
 *
 * A subclass stands beside the type it concerns and fixes `status` and `code`; the problem filter turns it into
 * `application/problem+json`. Anything else that is thrown is a bug and becomes a 500.
 */
export abstract class DomainError extends Error {
  /** The HTTP status, 400 to 599. */
  abstract readonly status: number;
  /** A stable word such as `OUT_OF_STOCK`; clients branch on it, so it never changes. */
  abstract readonly code: string;
  /** Further members of the problem document. */
  readonly details: Readonly<Record<string, unknown>> = {};
  /** Further headers of the response, such as `Retry-After`. */
  readonly headers: Readonly<Record<string, string>> = {};
}

/** The service, or something it needs, cannot answer now; the same request may succeed later. */
export class UnavailableError extends DomainError {
  readonly status = 503;
  override readonly headers: Readonly<Record<string, string>>;

  /** @param retryAfterSeconds when it is worth trying again */
  constructor(
    message = 'The service cannot answer right now; try again shortly.',
    readonly code = 'SERVICE_UNAVAILABLE',
    retryAfterSeconds = 1,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.headers = { 'Retry-After': String(retryAfterSeconds) };
  }
}

/** Marks a 503 that concerns one overloaded kind of work only: the instance is healthy and serves other requests. */
export const OVERLOADED_HEADER = 'x-overloaded';

/** The resource has changed since the caller read it. @see RFC 9110, 13.1.1 */
export class StaleResourceError extends DomainError {
  readonly status = 412;
  readonly code = 'PRECONDITION_FAILED';

  constructor() {
    super('The resource has changed since it was read; read it again and repeat the change.');
  }
}
