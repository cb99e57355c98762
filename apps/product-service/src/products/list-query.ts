import { InvalidRequestError, toCents } from '@emporium/http';
import { type ListOrder, type ListQuery, wordsOf } from '@emporium/product-data';
import type { ListProductsQuery } from './list-products.query';

const MAX_WORDS = 16;

/** The list that the parameters ask for. @throws InvalidRequestError */
export function listQueryOf(query: ListProductsQuery): ListQuery {
  const { page, limit, category, q, minPrice, maxPrice, inStock, sort } = query;
  if (minPrice !== undefined && maxPrice !== undefined && minPrice > maxPrice)
    throw new InvalidRequestError([{ pointer: '#/minPrice', detail: 'must not be above maxPrice' }]);
  const words = q?.trim() ? wordsOf(q) : undefined;
  if (words && words.length > MAX_WORDS)
    throw new InvalidRequestError([{ pointer: '#/q', detail: `must have at most ${MAX_WORDS} words` }]);
  const isDescending = sort.startsWith('-');
  return {
    category,
    words,
    minPriceCents: minPrice === undefined ? undefined : toCents(minPrice),
    maxPriceCents: maxPrice === undefined ? undefined : toCents(maxPrice),
    inStock: inStock === undefined ? undefined : inStock === 'true',
    order: (isDescending ? sort.slice(1) : sort) as ListOrder,
    descending: isDescending,
    offset: (page - 1) * limit,
    limit,
  };
}
