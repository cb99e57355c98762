import { validateSync } from 'class-validator';
import { IsMoney } from './money.decorators';

class Priced {
  @IsMoney()
  readonly price: unknown;

  constructor(price: unknown) {
    this.price = price;
  }
}
const accepts = (price: unknown) => validateSync(new Priced(price)).length === 0;

describe('IsMoney', () => {
  it.each([0, 0.01, 0.1, 1.1, 19.99, 99.9, 4.35, 8.2, 1.005e2, 999_999.99])('accepts %d', (price) => {
    expect(accepts(price)).toBe(true);
  });

  it.each([0.001, 19.999, 1e-7, -0.01, 1_000_000, NaN, Infinity, '10', null, undefined, [1]])(
    'refuses %p',
    (price) => {
      expect(accepts(price)).toBe(false);
    },
  );
});
