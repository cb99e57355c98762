import { OVERLOADED_HEADER, UnavailableError } from '@emporium/http';

const RETRY_AFTER_SECONDS = 60;

/** The data Redis has little memory left, which is reserved for orders. */
export class StoreFullError extends UnavailableError {
  override readonly headers = { 'Retry-After': String(RETRY_AFTER_SECONDS), [OVERLOADED_HEADER]: 'true' };

  constructor() {
    super('There is little room left, which is kept for orders; try again later.', 'STORE_FULL');
  }
}
