import { OVERLOADED_HEADER, UnavailableError } from '@emporium/http';

/** More passwords are to be hashed than can be in time; what needs no hash is served. */
export class OverloadedError extends UnavailableError {
  override readonly headers = { 'Retry-After': '1', [OVERLOADED_HEADER]: 'true' };

  constructor() {
    super('There is more to do than can be done in time; try again shortly.', 'OVERLOADED');
  }
}
