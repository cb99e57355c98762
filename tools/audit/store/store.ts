/** A product and how much of it. */
export interface Line {
  readonly productId: string;
  readonly quantity: number;
}

export interface PricedLine extends Line {
  readonly priceCents: number;
}

export interface StoredReservation {
  readonly state: string;
  readonly lines: readonly Line[];
}

export interface StoredOrder {
  readonly id: string;
  readonly userId: string;
  /** `undecided` and `undoing` until it is placed, then its status. */
  readonly state: string;
  /** Of the request that asked for it. */
  readonly requestId: string;
  readonly idempotencyKey: string;
  /** What was asked for. */
  readonly lines: readonly Line[];
  /** What was reserved; empty until it is placed. */
  readonly items: readonly PricedLine[];
  readonly version: number;
  readonly isCancelling: boolean;
  /** Nothing is left to do about its having been placed. */
  readonly isSettled: boolean;
  /** How often reconcilers have taken it on in vain. */
  readonly attempts: number;
  /** Milliseconds since the epoch, as all times here. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Statuses, oldest first. */
  readonly timeline: readonly string[];
}

/** What a request under an idempotency key came to. */
export interface StoredRecord {
  readonly userId: string;
  readonly key: string;
  readonly orderId: string;
  /** Absent while undecided. */
  readonly status?: number;
  /** The order that the recorded answer shows. */
  readonly answeredOrderId?: string;
}

/** A list of orders: of one user or, without `userId`, of all; of one status or, without `status`, of all. */
export interface StoredList {
  readonly userId?: string;
  readonly status?: string;
  readonly orderIds: ReadonlySet<string>;
}

/** The three numbers that must agree: `stock + sold = received`. */
export interface ProductUnits {
  readonly stock: number;
  readonly sold: number;
  readonly received: number;
}

/** What was read of a store, which may have changed while it was. */
export interface Store {
  /** When the reading began. */
  readonly readAt: number;
  readonly orders: ReadonlyMap<string, StoredOrder>;
  readonly reservations: ReadonlyMap<string, StoredReservation>;
  /** By user and key. */
  readonly records: readonly StoredRecord[];
  readonly lists: readonly StoredList[];
  /** When each order on which something is left to do is due. */
  readonly due: ReadonlyMap<string, number>;
  readonly products: ReadonlyMap<string, ProductUnits>;
}
