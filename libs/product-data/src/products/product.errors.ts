import { DomainError } from '@emporium/http';

export class ProductNotFoundError extends DomainError {
  readonly status = 404;
  readonly code = 'PRODUCT_NOT_FOUND';

  constructor() {
    super('There is no such product.');
  }
}

/** The stock was to be replaced without `If-Match`, which would bring back units sold since it was read. */
export class UnconditionalStockError extends DomainError {
  readonly status = 428;
  readonly code = 'PRECONDITION_REQUIRED';

  constructor() {
    super(
      'Replacing the stock needs an If-Match with the ETag that was read; or leave stock out to keep it.',
    );
  }
}

/** More units were to be taken out than there are. */
export class InsufficientStockError extends DomainError {
  readonly status = 409;
  readonly code = 'INSUFFICIENT_STOCK';
  override readonly details: { readonly available: number };

  constructor(available: number) {
    super(`The stock cannot fall below zero; ${available} can be taken out.`);
    this.details = { available };
  }
}

/** The stock would exceed what one product may have. */
export class StockLimitError extends DomainError {
  readonly status = 409;
  readonly code = 'STOCK_LIMIT_EXCEEDED';

  constructor(limit: number) {
    super(`A product can have at most ${limit} units in stock.`);
  }
}
