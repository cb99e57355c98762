import { DomainError } from '@emporium/http';

export class ReservationNotFoundError extends DomainError {
  readonly status = 404;
  readonly code = 'RESERVATION_NOT_FOUND';

  constructor() {
    super('There is no such reservation.');
  }
}
