import { MAX_LINES } from '@emporium/contracts';
import { DomainError } from '@emporium/http';

/** The product is not in the catalogue, or not any more. */
export class ProductNotFoundError extends DomainError {
  readonly status = 404;
  readonly code = 'PRODUCT_NOT_FOUND';

  constructor() {
    super('There is no such product.');
  }
}

/** The cart does not hold the product. */
export class CartItemNotFoundError extends DomainError {
  readonly status = 404;
  readonly code = 'CART_ITEM_NOT_FOUND';

  constructor() {
    super('The cart does not hold this product.');
  }
}

/** The cart holds as many products as an order may have. */
export class CartFullError extends DomainError {
  readonly status = 409;
  readonly code = 'CART_FULL';

  constructor() {
    super(`A cart holds at most ${MAX_LINES} different products.`);
  }
}
