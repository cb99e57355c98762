import { fromCents, type Rejection, type ReservationRequestLine } from '@emporium/contracts';
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

/** A line that the stock does not cover; `available` is what could be bought at that moment. */
export interface Shortage {
  readonly productId: string;
  readonly requested: number;
  readonly available: number;
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

/** The order would cost something else than its customer expects. */
export class PriceChangedError extends DomainError {
  readonly status = 409;
  readonly code = 'PRICE_CHANGED';
  override readonly details: { readonly totalAmount: number };

  constructor(totalCents: number) {
    super('The order costs something else than was expected; nothing was ordered.');
    this.details = { totalAmount: fromCents(totalCents) };
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

/** How many lines a refusal names, as few as the errors of an invalid body, since it is stored for repeats. */
const MAX_REPORTED = 20;

/**
 * The error with which an order is refused when its reservation was rejected.
 *
 * @param lines of the reservation
 */
export function refusalFor(rejection: Rejection, lines: readonly ReservationRequestLine[]): DomainError {
  switch (rejection.code) {
    case 'OUT_OF_STOCK':
      return new OutOfStockError(shortages(rejection.short.slice(0, MAX_REPORTED), lines));
    case 'PRODUCT_NOT_FOUND':
      return new OrderedProductNotFoundError(
        rejection.missing.slice(0, MAX_REPORTED).flatMap((line) => lines[line]?.productId ?? []),
      );
    case 'PRICE_CHANGED':
      return new PriceChangedError(rejection.totalCents);
  }
}

const shortages = (
  short: Extract<Rejection, { code: 'OUT_OF_STOCK' }>['short'],
  lines: readonly ReservationRequestLine[],
): Shortage[] =>
  short.flatMap(([index, available]) => {
    const line = lines[index];
    return line ? [{ productId: line.productId, requested: line.quantity, available }] : [];
  });
