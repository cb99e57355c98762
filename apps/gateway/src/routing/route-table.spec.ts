import { findRoute } from './find-route';
import { ROUTES } from './route-table';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

/** The operations of the contract, and whether they are open to all. */
const OPERATIONS = [
  ['POST', '/users/register', 'user-service', 'public'],
  ['POST', '/users/login', 'user-service', 'public'],
  ['POST', '/users/refresh', 'user-service', 'public'],
  ['POST', '/users/logout', 'user-service', 'user'],
  ['POST', '/users/verify', 'user-service', 'public'],
  ['GET', `/users/${ID}`, 'user-service', 'user'],
  ['PUT', `/users/${ID}`, 'user-service', 'user'],
  ['GET', `/users/${ID}/sessions`, 'user-service', 'user'],
  ['DELETE', `/users/${ID}/sessions/${ID}`, 'user-service', 'user'],
  ['GET', '/products', 'product-service', 'public'],
  ['GET', `/products/${ID}`, 'product-service', 'public'],
  ['GET', '/categories', 'product-service', 'public'],
  ['POST', '/products', 'product-service', 'user'],
  ['PUT', `/products/${ID}`, 'product-service', 'user'],
  ['DELETE', `/products/${ID}`, 'product-service', 'user'],
  ['PATCH', `/products/${ID}/stock`, 'product-service', 'user'],
  ['GET', '/cart', 'order-service', 'user'],
  ['DELETE', '/cart', 'order-service', 'user'],
  ['PUT', `/cart/items/${ID}`, 'order-service', 'user'],
  ['DELETE', `/cart/items/${ID}`, 'order-service', 'user'],
  ['POST', '/orders', 'order-service', 'user'],
  ['GET', '/orders', 'order-service', 'user'],
  ['GET', `/orders/${ID}`, 'order-service', 'user'],
  ['GET', `/orders/${ID}/timeline`, 'order-service', 'user'],
  ['PATCH', `/orders/${ID}/status`, 'order-service', 'user'],
  ['DELETE', `/orders/${ID}`, 'order-service', 'user'],
] as const;

describe('the route table', () => {
  it.each(OPERATIONS)('sends %s %s to %s as %s', (method, path, service, access) => {
    expect(findRoute(method, path)).toMatchObject({ method, service, access });
  });

  it('has no operation besides those of the contract', () => {
    const routes = OPERATIONS.map(([method, path]) => findRoute(method, path));

    expect(new Set(ROUTES)).toEqual(new Set(routes));
    expect(ROUTES).toHaveLength(OPERATIONS.length);
  });

  it('counts exactly login, registration and refresh as something besides', () => {
    const counted = ROUTES.filter(({ limit }) => limit !== 'general');

    expect(counted.map(({ pattern, limit }) => `${pattern} ${limit}`)).toEqual([
      '/users/register register',
      '/users/login auth',
      '/users/refresh refresh',
    ]);
  });

  it('caches nothing that is not public', () => {
    const cached = ROUTES.filter(({ isCacheable }) => isCacheable);

    expect(cached.map(({ pattern }) => pattern)).toEqual(['/products', '/products/:id', '/categories']);
    expect(cached.every(({ access, method }) => access === 'public' && method === 'GET')).toBe(true);
  });

  it('sends HEAD where it sends GET', () => {
    expect(findRoute('HEAD', '/cart')).toBe(findRoute('GET', '/cart'));
  });

  it.each([
    ['GET', '/internal/reservations'],
    ['GET', '/v2/products'],
    ['GET', '/products/'],
    ['GET', '/Products'],
    ['GET', '/users'],
    ['GET', '/users/1/sessions/2'],
    ['PATCH', '/products/1'],
    ['GET', '/docs-json'],
    ['OPTIONS', '/products'],
    ['CONSTRUCTOR', '/products'],
  ])('knows no %s %s', (method, path) => {
    expect(findRoute(method, path)).toBeUndefined();
  });
});
