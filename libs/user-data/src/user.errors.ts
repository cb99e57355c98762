import { DomainError } from '@emporium/http';

/** Another user has the e-mail address; case does not matter. */
export class EmailTakenError extends DomainError {
  readonly status = 409;
  readonly code = 'EMAIL_TAKEN';

  constructor() {
    super('This e-mail address is already taken.');
  }
}
