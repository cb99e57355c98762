import { randomUUID } from 'node:crypto';
import type { ApiRequest } from '@emporium/harness';

/** A customer with a session of his own, and what he may buy. */
export interface Buyer {
  accessToken: string;
  refreshToken: string;
  readonly productIds: readonly string[];
}

/** One kind of request that clients make. */
export interface Operation {
  readonly name: string;
  /** The floor does it too. */
  readonly hasFloor?: boolean;
  /** @param run so that not all requests are for the same */
  request(buyer: Buyer, run: number): ApiRequest;
  /** What the buyer takes from the answer. */
  learn?(buyer: Buyer, body: unknown): void;
}

/** Past the gateway's cache. */
const FRESH = { 'cache-control': 'no-cache' };
const idAt = ({ productIds }: Buyer, run: number) => productIds[run % productIds.length] ?? '';
const lines = (buyer: Buyer, run: number, count: number) =>
  Array.from({ length: count }, (_, line) => ({ productId: idAt(buyer, run + line), quantity: 1 }));

const read = (name: string, path: (buyer: Buyer, run: number) => string, hasFloor = true): Operation => ({
  name,
  hasFloor,
  request: (buyer, run) => ({ method: 'GET', path: path(buyer, run), headers: FRESH }),
});
const ownRead = (name: string, path: string): Operation => ({
  name,
  hasFloor: true,
  request: ({ accessToken }) => ({ method: 'GET', path, token: accessToken }),
});
const order = (name: string, count: number, hasKey = false): Operation => ({
  name,
  hasFloor: true,
  request: (buyer, run) => ({
    method: 'POST',
    path: '/orders',
    token: buyer.accessToken,
    key: hasKey ? randomUUID() : undefined,
    body: { items: lines(buyer, run, count) },
  }),
});

export const OPERATIONS: readonly Operation[] = [
  read('a product', (buyer, run) => `/products/${idAt(buyer, run)}`),
  read('a page of 20 products', (_, run) => `/products?limit=20&page=${1 + (run % 10)}`),
  read('a search', () => '/products?q=red', false),
  read('categories', () => '/categories', false),
  order('an order of one line', 1),
  order('an order of one line, with a key', 1, true),
  order('an order of three lines', 3),
  order('an order of three lines, with a key', 3, true),
  ownRead('own orders', '/orders'),
  {
    name: 'a cart item put',
    hasFloor: true,
    request: (buyer, run) => ({
      method: 'PUT',
      path: `/cart/items/${idAt(buyer, run % 5)}`,
      token: buyer.accessToken,
      body: { quantity: 1 + (run % 9) },
    }),
  },
  ownRead('a cart read', '/cart'),
  {
    name: 'a refresh of a session',
    hasFloor: true,
    request: ({ refreshToken }) => ({ method: 'POST', path: '/users/refresh', body: { refreshToken } }),
    learn: (buyer, body) => Object.assign(buyer, tokensIn(body)),
  },
];

function tokensIn(body: unknown): Pick<Buyer, 'accessToken' | 'refreshToken'> {
  const { accessToken, refreshToken } = body as Buyer;
  return { accessToken, refreshToken };
}
