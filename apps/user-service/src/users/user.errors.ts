import { DomainError } from '@emporium/http';

/** There is no such user, or it is somebody else. */
export class UserNotFoundError extends DomainError {
  readonly status = 404;
  readonly code = 'USER_NOT_FOUND';

  constructor() {
    super('There is no such user.');
  }
}

/** The `currentPassword` that a change needs is not the user's. */
export class WrongPasswordError extends DomainError {
  readonly status = 403;
  readonly code = 'WRONG_PASSWORD';

  constructor() {
    super('The current password is wrong.');
  }
}
