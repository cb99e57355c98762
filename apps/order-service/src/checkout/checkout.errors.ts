import { DomainError, UnavailableError } from '@emporium/http';

/** The request has no items, and the cart has no lines that are not being ordered already. */
export class CartEmptyError extends DomainError {
  readonly status = 409;
  readonly code = 'CART_EMPTY';

  constructor() {
    super('The cart is empty, or another request is ordering it; put something into it or send items.');
  }
}

/** The order was not decided in time; a repeat under the same key gets the outcome. */
export class OrderUndecidedError extends UnavailableError {
  constructor(hasKey: boolean, options?: ErrorOptions) {
    super(
      hasKey
        ? 'The order is not decided yet; repeat the request with the same Idempotency-Key to learn its outcome.'
        : 'The order could not be decided in time and was undone; try again.',
      'ORDER_UNDECIDED',
      1,
      options,
    );
  }
}

/** The order is being cancelled, but its stock could not be given back in time. */
export class CancelUndecidedError extends UnavailableError {
  constructor() {
    super('The order is being cancelled and will be; read it again shortly.', 'CANCEL_UNDECIDED');
  }
}
