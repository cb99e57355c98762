import type { Attempt } from './attempt';
import type { Checkout } from './checkout';

/** A wish to cancel an order, with every request sent for it. */
export interface Cancellation {
  readonly orderId: string;
  readonly attempts: Attempt[];
  unknownSince?: number;
  decidedAt?: number;
}

/** An administrator's wish to move an order on. */
export interface Move {
  readonly orderId: string;
  readonly to: string;
  readonly attempts: Attempt[];
}

/** Units that an administrator put into stock; sent once. */
export interface TopUp {
  readonly productId: string;
  readonly units: number;
  readonly attempt: Attempt;
}

/** Somebody who tried to read another's order. */
export interface Peek {
  readonly orderId: string;
  readonly readerId: string;
  readonly attempt: Attempt;
}

/** All requests of clients, and what they were answered. */
export interface History {
  readonly checkouts: Checkout[];
  readonly cancellations: Cancellation[];
  readonly moves: Move[];
  readonly topUps: TopUp[];
  readonly peeks: Peek[];
}

export const emptyHistory = (): History => ({
  checkouts: [],
  cancellations: [],
  moves: [],
  topUps: [],
  peeks: [],
});
