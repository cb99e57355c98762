import type { Lenience } from '../search/search';
import type { Term } from '../search/words';

/** Which products a list holds; an absent member does not filter. */
export interface ListFilter {
  /** Compared exactly. */
  readonly category?: string;
  /** All must be found. None at all match nothing. */
  readonly terms?: readonly Term[];
  readonly minPriceCents?: number;
  readonly maxPriceCents?: number;
  /** True for products in stock only, false for those that are out of stock. */
  readonly inStock?: boolean;
}

export const LIST_ORDERS = ['createdAt', 'price', 'name', 'relevance'] as const;

/** `relevance` is for lists with terms only: nearest first, then newest first. */
export type ListOrder = (typeof LIST_ORDERS)[number];

/** Where a list continues: behind the row that had this place, even if it has been deleted or moved since. */
export interface Position {
  readonly order: ListOrder;
  /** What the row was ordered by: ms, cents, name or distance from the query. */
  readonly key: number | string;
  readonly createdMs: number;
  readonly id: string;
  /** How many rows had been shown, this one included. */
  readonly passed: number;
  /** The lenience of the search that found the row. */
  readonly lenience?: Lenience;
}

/** One page of a list. Products that are equal in the order follow in the order of their ids. */
export interface ListQuery extends ListFilter {
  readonly order: ListOrder;
  readonly descending: boolean;
  /** How many products to skip, or the position behind which the page begins. */
  readonly from: number | Position;
  /** 1 to 100. */
  readonly limit: number;
}
