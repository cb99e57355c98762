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
});
