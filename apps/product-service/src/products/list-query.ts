import { toCents } from '@emporium/contracts';
import { InvalidRequestError } from '@emporium/http';
import { type ListOrder, type ListQuery, type Term, termsOf } from '@emporium/product-data';
import type { ListProductsQuery } from './list-products.query';
import { positionOf } from './position-cursor';

const MAX_WORDS = 16;

/** The query of a list from the request's parameters. @throws InvalidRequestError */
export function listQueryOf(query: ListProductsQuery): ListQuery {
  const { page, limit, after, category, q, minPrice, maxPrice, inStock } = query;
  if (minPrice !== undefined && maxPrice !== undefined && minPrice > maxPrice)
    refuse('minPrice', 'must not be above maxPrice');
  if (after !== undefined && page !== 1) refuse('page', 'must not be given beside after');
  const terms = q?.trim() ? termsOf(q) : undefined;
  if (terms && wordCount(terms) > MAX_WORDS) refuse('q', `must have at most ${MAX_WORDS} words`);
  const sort = query.sort ?? (terms ? 'relevance' : '-createdAt');
  if (sort === 'relevance' && !terms) refuse('sort', 'relevance needs a q to be relevant to');
  const isDescending = sort.startsWith('-');
  const order = (isDescending ? sort.slice(1) : sort) as ListOrder;
  return {
    category,
    terms,
    minPriceCents: minPrice === undefined ? undefined : toCents(minPrice),
    maxPriceCents: maxPrice === undefined ? undefined : toCents(maxPrice),
    inStock: inStock === undefined ? undefined : inStock === 'true',
    order,
    descending: isDescending,
    from: after === undefined ? (page - 1) * limit : positionOf(after, order),
    limit,
  };
}

/** Whether the list is only a part of the catalogue. */
export const isFiltered = ({ category, q, minPrice, maxPrice, inStock }: ListProductsQuery): boolean =>
  [category, q?.trim() || undefined, minPrice, maxPrice, inStock].some((filter) => filter !== undefined);

const wordCount = (terms: readonly Term[]) => terms.reduce((sum, { parts }) => sum + parts.length, 0);

function refuse(parameter: string, detail: string): never {
  throw new InvalidRequestError([{ pointer: `#/${parameter}`, detail }]);
}
