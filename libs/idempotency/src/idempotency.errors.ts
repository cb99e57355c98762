import { DomainError } from '@emporium/http';

/** The `Idempotency-Key` header is not 1 to 255 visible ASCII characters. */
export class InvalidIdempotencyKeyError extends DomainError {
  readonly status = 400;
  readonly code = 'IDEMPOTENCY_KEY_INVALID';

  constructor() {
    super('Idempotency-Key must be 1 to 255 visible ASCII characters.');
  }
}

/** The first request with this key has not been answered yet. */
export class IdempotencyInProgressError extends DomainError {
  readonly status = 409;
  readonly code = 'IDEMPOTENCY_IN_PROGRESS';
  override readonly headers = { 'Retry-After': '1' };

  constructor() {
    super('The first request with this Idempotency-Key is still running.');
  }
}

/** The key was used before with another body. */
export class IdempotencyKeyReusedError extends DomainError {
  readonly status = 422;
  readonly code = 'IDEMPOTENCY_KEY_REUSED';

  constructor() {
    super('This Idempotency-Key was used before with another body.');
  }
}

/** The user has so many keys on record that no more are taken. */
export class TooManyKeysError extends DomainError {
  readonly status = 429;
  readonly code = 'TOO_MANY_KEYS';
  override readonly headers: Readonly<Record<string, string>>;

  constructor(retryAfterSeconds: number) {
    super('Too many idempotency keys were used in a day; go on after Retry-After, or without a key.');
    this.headers = { 'Retry-After': String(retryAfterSeconds) };
  }
}
