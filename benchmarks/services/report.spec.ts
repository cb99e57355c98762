import { floorTableOf, tableOf } from './report';

describe('the tables', () => {
  const rows = [
    {
      name: 'a product',
      cost: { requestsPerSecond: 1_234.5, cpuMs: { gateway: 0.5, 'product-service': 0.4 } },
      floor: { requestsPerSecond: 3_000, cpuMs: { gateway: 0.1, 'product-service': 0.2 } },
    },
    { name: 'a search', cost: { requestsPerSecond: 99.4, cpuMs: { gateway: 1, 'product-service': 2 } } },
  ];
  const words = (line = '') =>
    line
      .split('|')
      .slice(1, -1)
      .map((word) => word.trim());

  it('give all processes together a column, then each', () => {
    const [head, , , search] = tableOf('16 clients', rows);

    expect(words(head).slice(0, 5)).toEqual(['16 clients', 'a second', 'CPU ms, all', 'gateway', 'product']);
    expect(words(search)).toEqual(['a search', '99', '3.00', '1.00', '2.00', '', '']);
  });

  it('compare all processes of the suite with all of the floor', () => {
    expect(words(tableOf('16 clients', rows)[0]).slice(-2)).toEqual(['floor', 'x floor']);
    expect(words(tableOf('16 clients', rows)[2]).slice(-2)).toEqual(['0.30', '3.0']);
  });

  it('show of the floor what it does', () => {
    const [head, , ...lines] = floorTableOf('the floor', rows);

    expect([head, ...lines].map(words)).toEqual([
      ['the floor', 'a second', 'CPU ms, all', 'gateway', 'product'],
      ['a product', '3000', '0.30', '0.10', '0.20'],
    ]);
  });
});
