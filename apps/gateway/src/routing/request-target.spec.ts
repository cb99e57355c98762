import { parseTarget, splitPrefix } from './request-target';
import { MalformedRequestError } from './routing.errors';

describe('parseTarget', () => {
  it.each([
    ['/api/products', '/api/products', ''],
    ['/api/products?q=a%20b&sort=-price', '/api/products', '?q=a%20b&sort=-price'],
    ['/api/products?', '/api/products', '?'],
    ['/api/products?next=//x/../y\\', '/api/products', '?next=//x/../y\\'],
    ['/api/users/a.b_c~d-e', '/api/users/a.b_c~d-e', ''],
    ['/', '/', ''],
  ])('splits %s into path and query and changes neither', (raw, path, query) => {
    expect(parseTarget(raw)).toEqual({ path, query });
  });

  it.each([
    '',
    '*',
    'api/products',
    'http://evil.example/api/products',
    '//evil.example/api/products',
    '/api//products',
    '/api/products//',
    '/api/./products',
    '/api/../internal/x',
    '/api/products/..',
    '/api/%69nternal/x',
    '/api/%2e%2e/internal/x',
    '/api/products%2f1',
    '/api/products%5c1',
    '/api/products%00',
    '/api\\products',
    '/api/products;a=1',
    '/api/products\0',
    '/api/products\t',
    '/api/products#x',
    '/api/pröducts',
    '/api/products?q=ö',
    '/api/products?q=a b',
    '/api/products?q=1#x',
  ])('refuses %j', (raw) => {
    expect(() => parseTarget(raw)).toThrow(MalformedRequestError);
  });
});

describe('splitPrefix', () => {
  it.each([
    ['/api/products', '/api', '/products'],
    ['/api/v1/products', '/api/v1', '/products'],
    ['/api/v2/products', '/api', '/v2/products'],
    ['/api/v1', '/api', '/v1'],
    ['/api/v1x/products', '/api', '/v1x/products'],
  ])('splits %s into %s and %s', (path, prefix, servicePath) => {
    expect(splitPrefix(path)).toEqual({ prefix, servicePath });
  });

  it.each(['/api', '/products', '/apiary/products', '/x/api/products'])('finds no prefix in %s', (path) => {
    expect(splitPrefix(path)).toBeUndefined();
  });
});
