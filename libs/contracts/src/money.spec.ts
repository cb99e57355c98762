import { fromCents, toCents } from './money';

describe('money', () => {
  it.each([0, 0.01, 0.1, 1.1, 19.99, 99.9, 4.35, 8.2, 1.005e2, 999_999.99])(
    'comes back as %d from cents',
    (amount) => {
      expect(fromCents(toCents(amount))).toBe(amount);
    },
  );

  it('is exact for every amount of cents up to 100', () => {
    for (let cents = 0; cents <= 10_000; cents++) expect(toCents(cents / 100)).toBe(cents);
  });
});
