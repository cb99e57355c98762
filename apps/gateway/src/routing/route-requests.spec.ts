import { destinationFor } from './route-requests';
import { MalformedRequestError } from './routing.errors';

const LONGEST = '/api/v1/products?q='.padEnd(512, 'x');

describe('destinationFor', () => {
  it('remembers where a read of the catalogue leads', () => {
    expect(destinationFor('GET', LONGEST)).toMatchObject({
      route: { pattern: '/products' },
      prefix: '/api/v1',
    });
    expect(destinationFor('GET', LONGEST)).toBe(destinationFor('GET', LONGEST));
  });

  it.each([
    ['a very long target', 'GET', `${LONGEST}x`],
    ['a read that is not cacheable', 'GET', '/api/orders'],
    ['another method', 'HEAD', LONGEST],
  ])('works out anew %s', (_, method, target) => {
    const destination = destinationFor(method, target);

    expect(destination).toEqual(destinationFor(method, target));
    expect(destination).not.toBe(destinationFor(method, target));
  });

  it('takes no method for another one', () => {
    destinationFor('GET', '/api/products');

    expect(destinationFor('POST', '/api/products')?.route.method).toBe('POST');
    expect(destinationFor('PATCH', '/api/products')).toBeUndefined();
  });

  it('refuses a malformed target each time', () => {
    for (let i = 0; i < 2; i++)
      expect(() => destinationFor('GET', '/api/products/..')).toThrow(MalformedRequestError);
  });
});
