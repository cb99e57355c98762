import { cacheKey } from './cache-key';

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
