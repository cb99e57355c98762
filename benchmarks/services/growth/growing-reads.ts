import type { StoreSize } from '../../orders/sizes';
import type { Operation } from '../operations';

const PAGE = 20;
/** Up to which row a filtered list has numbered pages. */
const DEEPEST_ROW = 10_000;
/** Nine in ten of the products cost so much. */
const DEAR = '/products?minPrice=100&sort=name';

/** Reads whose cost may depend on how much there is. */
export function growingReads({ products, orders }: StoreSize, adminToken: string): Operation[] {
  const deepest = Math.min(0.8 * products, DEEPEST_ROW) / PAGE;
  return [
    ofProducts('products, first page', '/products'),
    ofProducts('products, last page', `/products?page=${products / PAGE}`),
    ofProducts('dear products, first page', DEAR),
    ofProducts('dear products, deepest page', `${DEAR}&page=${deepest}`),
    ofProducts('a search', '/products?q=red'),
    ofProducts('a search, deepest page', `/products?q=red&page=${deepest / 4}`),
    {
      name: 'own orders',
      request: ({ accessToken }) => ({ method: 'GET', path: '/orders', token: accessToken }),
    },
    ofAllOrders('all orders, first page', '/orders', adminToken),
    ofAllOrders('all orders, last page', `/orders?page=${orders / PAGE}`, adminToken),
  ];
}

const ofProducts = (name: string, path: string): Operation => ({
  name,
  request: () => ({ method: 'GET', path, headers: { 'cache-control': 'no-cache' } }),
});

const ofAllOrders = (name: string, path: string, token: string): Operation => ({
  name,
  request: () => ({ method: 'GET', path, token }),
});
