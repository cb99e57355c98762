import { type Lenience, LENIENCES, Search } from '../search/search';
import type { CatalogueView } from './catalogue-view';
import type { Catalogued } from './catalogued';
import type { ListFilter, ListQuery } from './list-query';
import { type ShelfOrder, StockedShelf } from './shelf';
import { type Stretch, stretchAlong } from './stretch';

/** The content of a list: stretches in this sequence, each of them ascending or descending. */
export interface Selection {
  readonly stretches: readonly Stretch[];
  readonly descending: boolean;
  /** The lenience with which a search found something. */
  readonly lenience?: Lenience;
}

const NO_SHELF = new StockedShelf();

export function select(view: CatalogueView, query: ListQuery): Selection {
  if (query.terms) return search(view, query);
  return { stretches: [browse(view, query, query.order as ShelfOrder)], descending: query.descending };
}

/** A list without a search is a part of one shelf. */
function browse({ everything, byCategory }: CatalogueView, query: ListQuery, order: ShelfOrder): Stretch {
  const { category, inStock, minPriceCents: min, maxPriceCents: max } = query;
  const stocked = category === undefined ? everything : (byCategory.get(category) ?? NO_SHELF);
  const shelf = stocked.of(inStock);
  if (min === undefined && max === undefined)
    return { items: () => shelf.in(order), order, total: shelf.size };
  const [from, to] = shelf.range(min, max);
  const byPrice = () => shelf.in('price').slice(from, to);
  if (order === 'price') return { items: byPrice, order, total: to - from };
  return stretchAlong(shelf, order, to - from, (product) => passes(product, query), byPrice);
}

function search(view: CatalogueView, query: ListQuery): Selection {
  const { from, terms = [], order, descending } = query;
  const attempt = new Search(view.words, view.products.length, terms);
  const begun = typeof from === 'number' ? undefined : from.lenience;
  for (const lenience of begun ? [begun] : LENIENCES) {
    const distances = attempt.distances(lenience);
    const found = byDistance(view, query, distances);
    if (found.size === 0) continue;
    if (order === 'relevance')
      return { stretches: nearestFirst(view, distances, found), descending: true, lenience };
    return { stretches: [together(view, distances, found, order)], descending, lenience };
  }
  return { stretches: [], descending };
}

/** Products that were found and pass the filters, by distance; the distances of all others are set to 0. */
function byDistance({ products }: CatalogueView, filter: ListFilter, distances: Uint16Array) {
  const found = new Map<number, Catalogued[]>();
  for (let number = 0; number < distances.length; number++) {
    const distance = distances[number];
    if (!distance) continue;
    const product = products[number];
    if (!product || !passes(product, filter)) distances[number] = 0;
    else if (!found.get(distance)?.push(product)) found.set(distance, [product]);
  }
  return found;
}

type Found = ReturnType<typeof byDistance>;

const nearestFirst = ({ everything }: CatalogueView, distances: Uint16Array, found: Found): Stretch[] =>
  [...found]
    .sort(([a], [b]) => a - b)
    .map(([distance, products]) => {
      const isAt = ({ number }: Catalogued) => distances[number] === distance;
      const stretch = stretchAlong(everything.of(), 'createdAt', products.length, isAt, () => products);
      return { ...stretch, distance };
    });

function together(
  { everything }: CatalogueView,
  distances: Uint16Array,
  found: Found,
  order: ShelfOrder,
): Stretch {
  const total = [...found.values()].reduce((sum, { length }) => sum + length, 0);
  const isFound = ({ number }: Catalogued) => distances[number] !== 0;
  return stretchAlong(everything.of(), order, total, isFound, () => [...found.values()].flat());
}

function passes({ category, priceCents, inStock }: Catalogued, filter: ListFilter): boolean {
  return (
    (filter.minPriceCents === undefined || priceCents >= filter.minPriceCents) &&
    (filter.maxPriceCents === undefined || priceCents <= filter.maxPriceCents) &&
    (filter.category === undefined || category === filter.category) &&
    (filter.inStock === undefined || inStock === filter.inStock)
  );
}
