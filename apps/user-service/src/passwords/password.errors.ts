import { OVERLOADED_HEADER, UnavailableError } from '@emporium/http';

/** More passwords have to be hashed than is possible in time; requests that need no hash are served. */
export class OverloadedError extends UnavailableError {
  override readonly headers = { 'Retry-After': '1', [OVERLOADED_HEADER]: 'true' };

  constructor() {
    super('There is more to do than can be done in time; try again shortly.', 'OVERLOADED');
  }
}
