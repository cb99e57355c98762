import { spanName } from './span-name';

describe('a span’s name', () => {
  it.each([
    ['/api/products?page=2', 'GET /api/products'],
    ['/orders/0190a5e0-7c1d-7a52-8b1e-0242ac120002/timeline', 'GET /orders/:id/timeline'],
    ['/cart', 'GET /cart'],
  ])('of %s is %s', (target, name) => expect(spanName('GET', target)).toBe(name));
});
