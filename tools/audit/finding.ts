/** What each kind of difference means, in one sentence; `docs/checkout-operations.md` says what to do. */
export const FINDINGS = {
  RESERVATION_MISSING: 'an order is placed, but no stock is reserved for it',
  RESERVATION_STATE: 'an order and its reservation contradict each other',
  LINES_DIFFER: 'an order and its reservation hold different lines',
  RESERVATION_WITHOUT_ORDER: 'stock is reserved for an order that does not exist',
  STOCK_UNBALANCED: 'stock and sold units do not add up to those received',
  STOCK_NEGATIVE: 'a count of units is below zero',
  SOLD_DIFFERS: 'the units sold are not those of the confirmed reservations',
  USER_LIST: "an order is missing in its owner's lists, or in the wrong one",
  SUITE_LIST: 'an order is missing in the lists over all users, or in the wrong one',
  LISTED_WITHOUT_ORDER: 'a list holds an order that does not exist or is not placed',
  TIMELINE: "an order's timeline does not end with its status, or has gaps",
  RECORD_MISSING: 'the idempotency record of a recent order is gone',
  RECORD_DIFFERS: 'an idempotency record has another outcome than the order',
  RECORD_WITHOUT_ORDER: 'an idempotency record waits for, or promises, an order that does not exist',
  NOT_DUE: 'something is left to do about an order, and no reconciler knows',
  OVERDUE: 'something is left to do about an order, and no reconciler has done it',
} as const;

export type FindingKind = keyof typeof FINDINGS;

/** One difference between two things that must agree. */
export interface Finding {
  readonly kind: FindingKind;
  /** The order, product or idempotency record it is about. */
  readonly subject: string;
  /** What was found, with the values. */
  readonly detail: string;
}
