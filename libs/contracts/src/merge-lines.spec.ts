import { mergeLines } from './merge-lines';

describe('mergeLines', () => {
  it('sums the quantities of one product and keeps the order of the products', () => {
    const lines = [
      { productId: 'b', quantity: 2 },
      { productId: 'a', quantity: 1 },
      { productId: 'b', quantity: 3 },
    ];

    expect(mergeLines(lines)).toEqual([
      { productId: 'b', quantity: 5 },
      { productId: 'a', quantity: 1 },
    ]);
  });

  it('takes ids that differ in case for one', () => {
    const lines = [
      { productId: 'B', quantity: 1 },
      { productId: 'a', quantity: 2 },
      { productId: 'b', quantity: 3 },
    ];

    expect(mergeLines(lines)).toEqual([
      { productId: 'b', quantity: 4 },
      { productId: 'a', quantity: 2 },
    ]);
  });
});
