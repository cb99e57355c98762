import type { ReservationRequestLine, ReservedLine } from '@emporium/contracts';
import type { OrderStatus, UnplacedState } from './order-status';

/** The fields that every order has from the moment it is written. */
interface OrderRecord {
  readonly id: string;
  readonly userId: string;
  /** The requested lines, one per product. */
  readonly lines: readonly ReservationRequestLine[];
  readonly fromCart: boolean;
  /** The total that the client expects; at any other total the order is refused. */
  readonly expectedTotalCents?: number;
  /** The key under which the outcome is recorded for repeats; absent when the request came without one. */
  readonly idempotencyKey?: string;
  /** Path and id of the request, so that its refusal is the same whichever process writes it. */
  readonly instance: string;
  readonly requestId: string;
  /** Milliseconds since the epoch by the clock of Redis, like all times here. */
  readonly createdAt: number;
  /** When the attempt to reserve stock is given up. */
  readonly deadlineAt: number;
}

/** An order that is not placed: it may or may not have stock reserved. It is never shown. */
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
  /** It is being cancelled: its stock is being given back. */
  readonly isCancelling: boolean;
  /** All work after placing is done: its lines are out of the cart. */
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
