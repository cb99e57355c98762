import type { ReservationRequestLine } from '@emporium/contracts';

/** What a customer saw of a product when it was put into the cart. */
export interface SeenProduct {
  readonly productName: string;
  readonly priceCents: number;
}

export interface CartLine extends ReservationRequestLine {
  /** Absent in carts filled by versions that did not keep it. */
  readonly seen?: SeenProduct;
  /** The order that takes the line along if it is placed; until then nobody else can order it. */
  readonly claimedBy?: string;
}

export interface Cart {
  /** By product id. */
  readonly lines: readonly CartLine[];
  /** Equal versions are equal carts. */
  readonly version: string;
}
