import { IN_STOCK, listKey, type ListOrder, OUT_OF_STOCK } from '../inventory/inventory-keys';

/** Which products a list holds; an absent member does not filter. */
export interface ListFilter {
  /** Compared exactly. */
  readonly category?: string;
  /** Each must be a word of the name or description, or, from two letters on, the beginning of one. None at all match nothing. */
  readonly words?: readonly string[];
  readonly minPriceCents?: number;
  readonly maxPriceCents?: number;
  /** True for products in stock only, false for those that are out of stock. */
  readonly inStock?: boolean;
}

/** One page of a list. Products that are equal in the order follow in the order of their ids. */
export interface ListQuery extends ListFilter {
  readonly order: ListOrder;
  readonly descending: boolean;
  /** Products to skip. */
  readonly offset: number;
  /** 1 to 100. */
  readonly limit: number;
}

/** The bounds of the prices as scores. */
export const priceRange = ({ minPriceCents, maxPriceCents }: ListFilter) =>
  [String(minPriceCents ?? '-inf'), String(maxPriceCents ?? '+inf')] as const;

/** The sorted set by price that holds just what the filter lets pass, between two prices; undefined if there is none. */
export function listByPrice({ category, words, inStock }: ListFilter): string | undefined {
  if (words !== undefined) return undefined;
  if (inStock === undefined) return listKey('price', category);
  if (category !== undefined) return undefined;
  return inStock ? IN_STOCK : OUT_OF_STOCK;
}

/** The sorted set, in the order asked for, that holds just what the filter lets pass; undefined if there is none. */
export function exactList(query: ListQuery): string | undefined {
  const { category, words, inStock, minPriceCents, maxPriceCents, order } = query;
  if (order === 'price') return listByPrice(query);
  const filters = [words, inStock, minPriceCents, maxPriceCents];
  return filters.every((filter) => filter === undefined) ? listKey(order, category) : undefined;
}
