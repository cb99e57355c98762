import type { ListQuery } from '@emporium/product-data';

const FIRST_PAGE = { order: 'createdAt', descending: true, offset: 0, limit: 20 } as const;

/** A kind of list. One with a result is computed when it is cold, and read when it is warm. */
export interface Kind {
  readonly name: string;
  readonly hasResult: boolean;
  readonly query: (size: number) => ListQuery;
}

const kind = (name: string, hasResult: boolean, query: Partial<ListQuery>): Kind => ({
  name,
  hasResult,
  query: () => ({ ...FIRST_PAGE, ...query }),
});

export const KINDS: readonly Kind[] = [
  kind('plain', false, {}),
  {
    name: 'plain, last page',
    hasResult: false,
    query: (size) => ({ ...FIRST_PAGE, offset: size - 20 }),
  },
  kind('by name', false, { order: 'name', descending: false }),
  kind('category', false, { category: 'Category 7' }),
  kind('price range, by price', false, { order: 'price', minPriceCents: 20_000, maxPriceCents: 30_000 }),
  kind('price range, default order', false, { minPriceCents: 20_000, maxPriceCents: 30_000 }),
  kind('in stock', false, { inStock: true }),
  kind('in stock, by price', false, { inStock: true, order: 'price', descending: false }),
  kind('in stock, by name', false, { inStock: true, order: 'name', descending: false }),
  kind('in stock, in a category', true, { inStock: true, category: 'Category 7' }),
  kind('search, one word', true, { words: ['bacorn'] }),
  kind('search, two words', true, { words: ['red', 'wool'] }),
  kind('search, prefix', true, { words: ['ba'] }),
];
