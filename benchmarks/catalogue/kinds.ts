import { type ListQuery, termsOf } from '@emporium/product-data';

const FIRST_PAGE = { order: 'createdAt', descending: true, from: 0, limit: 20 } as const;
const SEARCHED = { ...FIRST_PAGE, order: 'relevance', descending: false } as const;

/** A kind of list, at a size of the catalogue. */
export interface Kind {
  readonly name: string;
  readonly query: (size: number) => ListQuery;
}

const kind = (name: string, query: Partial<ListQuery>): Kind => ({
  name,
  query: () => ({ ...FIRST_PAGE, ...query }),
});
const search = (name: string, q: string, query: Partial<ListQuery> = {}): Kind => ({
  name: `search, ${name}`,
  query: () => ({ ...SEARCHED, terms: termsOf(q), ...query }),
});

/** The deepest page of a filtered list that may be asked for by number, or the last there is. */
const deepest = (size: number) => Math.min(size / 2, 10_000) - 20;

export const KINDS: readonly Kind[] = [
  kind('plain', {}),
  { name: 'plain, last page', query: (size) => ({ ...FIRST_PAGE, from: size - 20 }) },
  kind('by name', { order: 'name', descending: false }),
  kind('category', { category: 'Category 7' }),
  kind('price range, by price', { order: 'price', minPriceCents: 20_000, maxPriceCents: 30_000 }),
  kind('price range, default order', { minPriceCents: 20_000, maxPriceCents: 30_000 }),
  {
    name: 'price range, by name, deep',
    query: (size) => ({ ...FIRST_PAGE, order: 'name', minPriceCents: 10, from: deepest(size) }),
  },
  {
    name: 'price range, by name, after',
    query: () => ({
      ...FIRST_PAGE,
      order: 'name',
      minPriceCents: 10,
      from: { order: 'name', key: 'm', createdMs: 0, id: '00000000-0000-7000-8000-000000000000', passed: 0 },
    }),
  },
  kind('in stock', { inStock: true }),
  kind('in stock, by price', { inStock: true, order: 'price', descending: false }),
  kind('in stock, by name', { inStock: true, order: 'name', descending: false }),
  kind('in stock, in a category', { inStock: true, category: 'Category 7' }),
  search('one word', 'bacorn'),
  search('two words', 'red wool'),
  search('prefix', 'ba'),
  search('prefix, by name', 'ba', { order: 'name' }),
  search('four prefixes', 'ba co di fu'),
  search('inside of words', 'acor'),
  search('one wrong letter', 'bacrn'),
  search('in vain', 'xylophone quartz zeppelin'),
];
