import type { Line } from '../history/checkout';

/** The three numbers that must agree: `stock + sold = received`. */
export interface ProductUnits {
  readonly stock: number;
  readonly sold: number;
  readonly received: number;
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
  readonly requestId: string;
  readonly idempotencyKey?: string;
  /** What was asked for, one line a product. */
  readonly lines: readonly Line[];
  /** What was reserved. */
  readonly items: readonly (Line & { readonly priceCents: number })[];
  readonly version: number;
  readonly isCancelling: boolean;
  /** Every status it had, oldest first. */
  readonly timeline: readonly string[];
}

export interface StoredEvent {
  readonly orderId: string;
  readonly status: string;
  readonly version: number;
}

/** What is recorded for repeats of a request. */
export interface StoredKey {
  readonly userId: string;
  readonly key: string;
  readonly orderId: string;
  /** Absent while the request is undecided. */
  readonly status?: number;
}

/** Ids of orders, as lists show them. */
export interface StoredLists {
  readonly all: ReadonlySet<string>;
  readonly ofStatus: ReadonlyMap<string, ReadonlySet<string>>;
  readonly ofUser: ReadonlyMap<string, ReadonlySet<string>>;
  /** By `<userId>:<status>`. */
  readonly ofUserAndStatus: ReadonlyMap<string, ReadonlySet<string>>;
}

/** All that the data Redis holds of products, reservations and orders, by id. */
export interface Store {
  readonly products: ReadonlyMap<string, ProductUnits>;
  readonly reservations: ReadonlyMap<string, StoredReservation>;
  readonly orders: ReadonlyMap<string, StoredOrder>;
  readonly keys: readonly StoredKey[];
  readonly events: readonly StoredEvent[];
  readonly lists: StoredLists;
  /** Ids of orders on which something is still to be done. */
  readonly due: readonly string[];
}

/** Says whether the order's customer can see it. */
export const isPlaced = ({ state }: StoredOrder): boolean => state !== 'undecided' && state !== 'undoing';
