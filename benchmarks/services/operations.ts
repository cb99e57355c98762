import { randomUUID } from 'node:crypto';
import type { ApiRequest } from '@emporium/harness';

/** A customer with a session of his own, and what he may buy. */
export interface Buyer {
  readonly token: string;
  readonly productIds: readonly string[];
}

/** One kind of request that clients make. */
export interface Operation {
  readonly name: string;
  /** @param run so that not all requests are for the same */
  request(buyer: Buyer, run: number): ApiRequest;
}

/** Past the gateway's cache. */
const FRESH = { 'cache-control': 'no-cache' };
const idAt = ({ productIds }: Buyer, run: number) => productIds[run % productIds.length] ?? '';
const lines = (buyer: Buyer, run: number, count: number) =>
  Array.from({ length: count }, (_, line) => ({ productId: idAt(buyer, run + line), quantity: 1 }));

const read = (name: string, path: (buyer: Buyer, run: number) => string): Operation => ({
  name,
  request: (buyer, run) => ({ method: 'GET', path: path(buyer, run), headers: FRESH }),
});
const ownRead = (name: string, path: string): Operation => ({
  name,
  request: ({ token }) => ({ method: 'GET', path, token }),
});
const order = (name: string, count: number, hasKey = false): Operation => ({
  name,
  request: (buyer, run) => ({
    method: 'POST',
    path: '/orders',
    token: buyer.token,
    key: hasKey ? randomUUID() : undefined,
    body: { items: lines(buyer, run, count) },
  }),
});

export const PRODUCT = 'a product';
export const PAGE = 'a page of 20 products';

export const OPERATIONS: readonly Operation[] = [
  read(PRODUCT, (buyer, run) => `/products/${idAt(buyer, run)}`),
  read(PAGE, (_, run) => `/products?limit=20&page=${1 + (run % 10)}`),
  read('a search', () => '/products?q=red'),
  read('categories', () => '/categories'),
  order('an order of one line', 1),
  order('an order of one line, with a key', 1, true),
  order('an order of three lines', 3),
  ownRead('own orders', '/orders'),
  {
    name: 'a cart item put',
    request: (buyer, run) => ({
      method: 'PUT',
      path: `/cart/items/${idAt(buyer, run % 5)}`,
      token: buyer.token,
      body: { quantity: 1 + (run % 9) },
    }),
  },
  ownRead('a cart read', '/cart'),
];
