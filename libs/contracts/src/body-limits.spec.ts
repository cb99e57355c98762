import { bodyLimitOf } from './body-limits';

describe('the limit of a body', () => {
  it.each([
    ['/users/:id', 4_096],
    ['/orders', 16_384],
    ['/orders/:id/status', 16_384],
    ['/cart/items/:productId', 16_384],
    ['/internal/reservations/:orderId', 16_384],
    ['/products/:id/stock', 65_536],
    ['/v2/products', 65_536],
    ['/userships', 4_096],
    ['/productsheets', 4_096],
    ['*', 4_096],
  ])('of %s is %d bytes', (pattern, bytes) => {
    expect(bodyLimitOf(pattern)).toBe(bytes);
  });
});
