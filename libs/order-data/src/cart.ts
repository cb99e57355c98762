import type { ReservationRequestLine } from '@emporium/contracts';

/** What a customer saw of a product when it was put into the cart. */
export interface SeenProduct {
  readonly productName: string;
  readonly priceCents: number;
}

export interface CartLine extends ReservationRequestLine {
  /** Absent in carts filled by versions that did not store it. */
  readonly seen?: SeenProduct;
  /** The order that has claimed the line; no other order can have it until that is decided. */
  readonly claimedBy?: string;
}

export interface Cart {
  /** By product id. */
  readonly lines: readonly CartLine[];
  /** A hash of quantities and what was seen: carts with equal versions are equal. */
  readonly version: string;
}
