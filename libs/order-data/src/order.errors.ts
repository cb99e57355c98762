import type { Rejection, Shortage } from '@emporium/contracts';
import { DomainError } from '@emporium/http';
import type { OrderStatus } from './order-status';

/** There is no such order, or it is somebody else's. */
export class OrderNotFoundError extends DomainError {
  readonly status = 404;
  readonly code = 'ORDER_NOT_FOUND';

  constructor() {
    super('There is no such order.');
  }
}

/** Stock does not cover the order. */
export class OutOfStockError extends DomainError {
  readonly status = 409;
  readonly code = 'OUT_OF_STOCK';
  override readonly details: { readonly items: readonly Shortage[] };

  constructor(items: readonly Shortage[]) {
    super('There is not enough stock for this order.');
    this.details = { items };
  }
}

/** The order names products that do not exist, or not any more. */
export class OrderedProductNotFoundError extends DomainError {
  readonly status = 404;
  readonly code = 'PRODUCT_NOT_FOUND';
  override readonly details: { readonly productIds: readonly string[] };

  constructor(productIds: readonly string[]) {
    super('The order names products that do not exist.');
    this.details = { productIds };
  }
}

/** The order cannot go from its present status to the one asked for. */
export class IllegalTransitionError extends DomainError {
  readonly status = 409;
  readonly code = 'ILLEGAL_TRANSITION';

  constructor(from: OrderStatus, to: OrderStatus) {
    super(`An order that is ${from} cannot become ${to}.`);
  }
}

/** The refusal that a rejected reservation means to the customer. */
export const refusalFor = (rejection: Rejection): DomainError =>
  rejection.code === 'OUT_OF_STOCK'
    ? new OutOfStockError(rejection.items)
    : new OrderedProductNotFoundError(rejection.productIds);
