/** Units of one product that an order asks for. */
export interface ReservationRequestLine {
  readonly productId: string;
  /** At least 1; one line per product. */
  readonly quantity: number;
}

/** A line as reserved, with the name and price the catalogue showed at that moment. */
export interface ReservedLine extends ReservationRequestLine {
  readonly productName: string;
  readonly priceCents: number;
}

/** A line that stock could not cover; `available` is what could be bought at that moment. */
export interface Shortage {
  readonly productId: string;
  readonly requested: number;
  readonly available: number;
}

/** Why a reservation was refused. */
export type Rejection =
  | { readonly code: 'OUT_OF_STOCK'; readonly items: readonly Shortage[] }
  | { readonly code: 'PRODUCT_NOT_FOUND'; readonly productIds: readonly string[] };

/**
 * The outcome recorded under a reservation's id, which is the order's id. Outcomes are sticky: a repeated
 * call answers with the record, a new attempt takes a new id.
 */
export type Reservation =
  | { readonly id: string; readonly state: 'CONFIRMED' | 'RETURNED'; readonly lines: readonly ReservedLine[] }
  | { readonly id: string; readonly state: 'REJECTED'; readonly rejection: Rejection }
  | { readonly id: string; readonly state: 'RELEASED' };
