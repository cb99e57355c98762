import { DomainError } from '@emporium/http';

/** The session has ended, or is not this user's. */
export class SessionNotFoundError extends DomainError {
  readonly status = 404;
  readonly code = 'SESSION_NOT_FOUND';

  constructor() {
    super('The user has no such session.');
  }
}
