import { DomainError } from '@emporium/http';
import { bearerChallenge } from './bearer-challenge';

/** No token was sent where one is needed. @see RFC 6750, 3 */
export class UnauthenticatedError extends DomainError {
  readonly status = 401;
  readonly code = 'UNAUTHENTICATED';
  override readonly headers = bearerChallenge();

  constructor() {
    super('Log in and send the access token as "Authorization: Bearer <token>".');
  }
}

/** The token is malformed, forged, expired or its session has ended. @see RFC 6750, 3.1 */
export class InvalidTokenError extends DomainError {
  readonly status = 401;
  readonly code = 'INVALID_TOKEN';
  override readonly headers = bearerChallenge('invalid_token');

  constructor(options?: ErrorOptions) {
    super('The access token is not valid, or its session has ended.', options);
  }
}

/** The caller is known but may not do this. */
export class ForbiddenError extends DomainError {
  readonly status = 403;
  readonly code = 'FORBIDDEN';

  constructor() {
    super('Your role does not allow this.');
  }
}
