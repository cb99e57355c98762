import { orderedLines } from './ordered-lines';

describe('orderedLines', () => {
  it('sums the lines of one product and keeps the sequence of products', () => {
    const lines = [
      { productId: 'B', quantity: 1 },
      { productId: 'a', quantity: 2 },
      { productId: 'b', quantity: 3 },
    ];
    expect(orderedLines(lines)).toEqual([
      { productId: 'b', quantity: 4 },
      { productId: 'a', quantity: 2 },
    ]);
  });

  it('refuses a sum that no single line could have', () => {
    const lines = [
      { productId: 'a', quantity: 10_000 },
      { productId: 'a', quantity: 1 },
      { productId: 'b', quantity: 1 },
    ];
    expect(() => orderedLines(lines)).toThrow('more than 10000 units');
    expect(orderedLines(lines.slice(0, 1))).toEqual([{ productId: 'a', quantity: 10_000 }]);
  });
});
