import type { KeyIndex } from './indices';

/** Events whose number is limited. */
export enum Limited {
  Faults,
  Cancels,
  Moves,
}

/** One request to order something, under an idempotency key or without. */
export interface RequestPlan {
  readonly key?: KeyIndex;
  /** Units of each product. */
  readonly quantities: readonly [number, number];
  /** Whether it orders the cart; all that do order the same one. */
  readonly fromCart?: boolean;
}

/** What there is at first and who acts; the search tries what can happen from there. */
export interface Scenario {
  readonly name: string;
  /** Units of each product received. */
  readonly stock: readonly [number, number];
  /** At most three. Two of one key are a client that repeats its request. */
  readonly requests: readonly RequestPlan[];
  /** At most two. */
  readonly reconcilers: number;
  /** How many at once may be cancelling, at most two, and how often it is asked for in all. */
  readonly cancellers: number;
  readonly cancels: number;
  /** How often an administrator moves an order to its next status. */
  readonly moves: number;
  /** How many crashes, failing calls and duplicates there may be. */
  readonly faults: number;
  /** How many calls may be under way with nobody waiting for them, at most three. */
  readonly late: number;
}
