import type { ReservationRequestLine, ReservedLine } from '@emporium/contracts';
import type { OrderStatus, UnplacedState } from './order-status';

/** What every order has from the moment it is written down. */
interface OrderRecord {
  readonly id: string;
  readonly userId: string;
  /** What was asked for, one line a product. */
  readonly lines: readonly ReservationRequestLine[];
  readonly fromCart: boolean;
  /** What the lines may cost in all; at any other price the order is refused. */
  readonly expectedTotalCents?: number;
  /** Where the outcome is recorded for repeats of the request; absent when it came without a key. */
  readonly idempotencyKey?: string;
  /** Path and id of the request, so that a refusal reads the same whenever it is written. */
  readonly instance: string;
  readonly requestId: string;
  /** Milliseconds since the epoch by the clock of Redis, like all times here. */
  readonly createdAt: number;
  /** When the attempt to reserve stock is given up. */
  readonly deadlineAt: number;
}

/** An order whose stock is not reserved for certain; never shown to anybody. */
export interface UnplacedOrder extends OrderRecord {
  readonly state: UnplacedState;
}

/** An order whose stock is reserved. */
export interface PlacedOrder extends OrderRecord {
  readonly state: OrderStatus;
  readonly items: readonly ReservedLine[];
  readonly updatedAt: number;
  /** Grows by one with each change of status. */
  readonly version: number;
  /** Somebody cancelled it, its stock is on the way back. */
  readonly isCancelling: boolean;
  /** Nothing is left to do about its having been placed: what was ordered is out of the cart. */
  readonly isSettled: boolean;
}

export type Order = UnplacedOrder | PlacedOrder;

/** Says whether the order has been placed, so that its owner can see it. */
export const isPlaced = (order: Order): order is PlacedOrder =>
  order.state !== 'undecided' && order.state !== 'undoing';

/** A line's price times its quantity, in cents. */
export const subtotalCents = ({ priceCents, quantity }: ReservedLine): number => priceCents * quantity;

/** What the order costs in all, in cents. */
export const totalCents = (items: readonly ReservedLine[]): number =>
  items.reduce((sum, item) => sum + subtotalCents(item), 0);
