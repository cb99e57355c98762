import { randomUUID } from 'node:crypto';
import type { ApiRequest } from '@emporium/harness';
import type { Customer } from './customer';

/** One operation of the API: a request, and the status it must get. */
export interface Operation {
  readonly name: string;
  readonly status: number;
  readonly request: (customer: Customer) => ApiRequest;
}

const order = ({ productId }: Customer) => ({ items: [{ productId, quantity: 1 }] });

/** What customers do, in turn. The gateway may repeat reads and what has a key, and nothing else. */
export const OPERATIONS: readonly Operation[] = [
  {
    name: 'list, cached',
    status: 200,
    request: () => ({ method: 'GET', path: '/products?limit=20' }),
  },
  {
    name: 'product, not cached',
    status: 200,
    request: ({ productId }) => ({
      method: 'GET',
      path: `/products/${productId}`,
      headers: { 'cache-control': 'no-cache' },
    }),
  },
  {
    name: 'put into the cart',
    status: 200,
    request: ({ productId, token }) => ({
      method: 'PUT',
      path: `/cart/items/${productId}`,
      token,
      body: { quantity: 1 },
    }),
  },
  {
    name: 'order without a key',
    status: 201,
    request: (customer) => ({
      method: 'POST',
      path: '/orders',
      token: customer.token,
      body: order(customer),
    }),
  },
  {
    name: 'order with a key',
    status: 201,
    request: (customer) => ({
      method: 'POST',
      path: '/orders',
      token: customer.token,
      key: randomUUID(),
      body: order(customer),
    }),
  },
  {
    name: 'own orders',
    status: 200,
    request: ({ token }) => ({ method: 'GET', path: '/orders?limit=5', token }),
  },
  {
    name: 'log in',
    status: 200,
    request: ({ visitor }) => ({ method: 'POST', path: '/users/login', body: visitor }),
  },
];
