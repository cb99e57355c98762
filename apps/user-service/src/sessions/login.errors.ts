import { bearerChallenge } from '@emporium/auth';
import { DomainError } from '@emporium/http';

/** No account has this address and password; clients must not learn which of the two is wrong. */
export class InvalidCredentialsError extends DomainError {
  readonly status = 401;
  readonly code = 'INVALID_CREDENTIALS';
  override readonly headers = bearerChallenge();

  constructor() {
    super('The e-mail address or the password is wrong.');
  }
}

/** The refresh token is malformed, forged or expired, or its session has ended. */
export class InvalidRefreshTokenError extends DomainError {
  readonly status = 401;
  readonly code = 'INVALID_REFRESH_TOKEN';
  override readonly headers = bearerChallenge('invalid_token');

  constructor(options?: ErrorOptions) {
    super('The refresh token is not valid, or its session has ended; log in again.', options);
  }
}

/** The refresh token was used before, so somebody may have stolen it. @see RFC 9700, 4.14.2 */
export class RefreshTokenReusedError extends DomainError {
  readonly status = 401;
  readonly code = 'REFRESH_TOKEN_REUSED';
  override readonly headers = bearerChallenge('invalid_token');

  constructor() {
    super('The refresh token was used before; its session has been ended, log in again.');
  }
}
