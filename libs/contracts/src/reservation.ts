/** The most units of one product in an order or a cart. */
export const MAX_QUANTITY = 10_000;
/** The most lines that a cart, and so an order, may have. */
export const MAX_LINES = 100;

/** Units of one product that an order asks for. */
export interface ReservationRequestLine {
  readonly productId: string;
  /** 1 to {@link MAX_QUANTITY}; one line per product. */
  readonly quantity: number;
}

/** A reserved line, with the product's name and price at that moment. */
export interface ReservedLine extends ReservationRequestLine {
  readonly productName: string;
  readonly priceCents: number;
}

/**
 * Why a reservation was refused. Lines are given by their index in the request, because a refusal is stored for every
 * refused id, so it must be small.
 */
export type Rejection =
  | {
      readonly code: 'OUT_OF_STOCK';
      /** The lines that stock did not cover, and the units there were at that moment. */
      readonly short: readonly (readonly [line: number, available: number])[];
    }
  | { readonly code: 'PRODUCT_NOT_FOUND'; readonly missing: readonly number[] }
  /** The lines cost something else than was expected. */
  | { readonly code: 'PRICE_CHANGED'; readonly totalCents: number };

/**
 * The outcome recorded under a reservation's id, which is the order's id. Outcomes are final: a repeated call returns the
 * record, and a new attempt needs a new id.
 */
export type Reservation =
  | { readonly id: string; readonly state: 'CONFIRMED' | 'RETURNED'; readonly lines: readonly ReservedLine[] }
  | { readonly id: string; readonly state: 'REJECTED'; readonly rejection: Rejection }
  | { readonly id: string; readonly state: 'RELEASED' };
