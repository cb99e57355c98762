import { randomUUID } from 'node:crypto';
import type { ApiRequest } from '@emporium/harness';
import type { Customer } from './customer';

/** Something a customer does: a request, and the status it must get. */
export interface Errand {
  readonly name: string;
  readonly status: number;
  readonly request: (customer: Customer) => ApiRequest;
}

const order = ({ productId }: Customer) => ({ items: [{ productId, quantity: 1 }] });

/** What customers do, in turn. The gateway repeats by itself what is read and what has a key; the rest it must not. */
export const ERRANDS: readonly Errand[] = [
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
