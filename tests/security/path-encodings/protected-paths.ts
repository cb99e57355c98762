import { randomUUID } from 'node:crypto';

/** An operation that a request through `/api` may not reach, under the path that the service has it. */
export interface ProtectedPath {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

const order = randomUUID();

/** What is for services and operators only. */
export const INTERNAL_PATHS: readonly ProtectedPath[] = [
  { method: 'GET', path: `/internal/products?ids=${order}` },
  { method: 'GET', path: `/internal/reservations/${order}` },
  { method: 'PUT', path: `/internal/reservations/${order}`, body: '{"lines":[]}' },
  { method: 'POST', path: `/internal/reservations/${order}/release` },
  { method: 'POST', path: `/internal/reservations/${order}/return` },
  { method: 'GET', path: '/health/live' },
  { method: 'GET', path: '/health/ready' },
  { method: 'GET', path: '/metrics' },
  { method: 'GET', path: '/docs' },
  { method: 'GET', path: '/docs-json' },
];

/** What is for administrators only. */
export const adminPaths = (productId: string, orderId: string): readonly ProtectedPath[] => [
  { method: 'POST', path: '/products', body: productBody },
  { method: 'PUT', path: `/products/${productId}`, body: productBody },
  { method: 'DELETE', path: `/products/${productId}` },
  { method: 'PATCH', path: `/products/${productId}/stock`, body: '{"stock":1}' },
  { method: 'PATCH', path: `/orders/${orderId}/status`, body: '{"status":"processing"}' },
];

const productBody = JSON.stringify({
  name: 'Free tray',
  description: '',
  price: 0,
  category: 'Kitchen',
  stock: 1,
});
