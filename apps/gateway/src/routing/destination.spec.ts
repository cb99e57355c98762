import { cacheKey, findDestination } from './destination';
import { routeFinder } from './find-route';
import { ROUTES, routesTo } from './route-table';

const find = routeFinder([
  ...ROUTES,
  ...routesTo('product-service', {
    'GET /v2/products': { access: 'public', isCacheable: true },
    'GET /v2/products/:id': {},
  }),
]);
const destination = (target: string, method = 'GET') => findDestination(method, target, find);

describe('findDestination', () => {
  it.each(['/api/products?q=a', '/api/v1/products?q=a'])('leads %s to version 1', (target) => {
    expect(destination(target)).toMatchObject({
      route: { version: 1, pattern: '/products' },
      servicePath: '/products',
      query: '?q=a',
    });
  });

  it('leads /api/v2 to the route of version 2, with all that the table says of it', () => {
    expect(destination('/api/v2/products?q=a')).toEqual({
      route: {
        method: 'GET',
        pattern: '/v2/products',
        version: 2,
        service: 'product-service',
        access: 'public',
        limit: 'general',
        takesDevice: false,
        bodyLimit: 65_536,
        isCacheable: true,
      },
      prefix: '/api',
      servicePath: '/v2/products',
      query: '?q=a',
      cacheKey: '/api/v2/products?q=a',
    });
  });

  it.each([
    ['GET', '/api/v2/categories'],
    ['POST', '/api/v2/products'],
    ['GET', '/api/v3/products'],
    ['GET', '/api/v1/v2/products'],
    ['GET', '/api/v2/v2/products'],
    ['GET', '/api/v1/v1/products'],
    ['GET', '/api/v2'],
    ['GET', '/api/V2/products'],
    ['GET', '/v2/products'],
  ])('knows no %s %s', (method, target) => {
    expect(destination(target, method)).toBeUndefined();
  });
});

const keyOf = (query: string, prefix = '/api') => cacheKey({ prefix, servicePath: '/products', query });

describe('cacheKey', () => {
  it('is the same for one query in any order', () => {
    expect(keyOf('?b=2&a=1')).toBe(keyOf('?a=1&b=2&'));
    expect(keyOf('?')).toBe(keyOf(''));
  });

  it('keeps the order of equal names, which may mean something', () => {
    expect(keyOf('?a=2&a=1')).not.toBe(keyOf('?a=1&a=2'));
    expect(keyOf('?c=5&a=2&b=4&a=1&c=6&a=3')).toBe('/api/products?a=2&a=1&a=3&b=4&c=5&c=6');
  });

  it('differs where queries differ in as much as their encoding', () => {
    expect(keyOf('?q=%FF')).not.toBe(keyOf('?q=%EF%BF%BD'));
  });

  it('differs for /api and /api/v1, whose links differ', () => {
    expect(keyOf('', '/api/v1')).not.toBe(keyOf('', '/api'));
  });
});
