import { tableOf } from './report';

describe('tableOf', () => {
  const rows = [
    {
      name: 'a product',
      cost: { requestsPerSecond: 1_234.5, cpuMs: { gateway: 0.5, 'product-service': 0.4 } },
      floorMs: 0.1,
    },
    { name: 'an order', cost: { requestsPerSecond: 99.4, cpuMs: { gateway: 1, 'product-service': 2 } } },
  ];
  const words = (line = '') => line.trim().split(/\s{2,}/);

  it('gives each process a column, and all together one', () => {
    expect(words(tableOf(rows)[0])).toEqual([
      'CPU ms a request',
      'gateway',
      'product-service',
      'all',
      'a second',
      'floor',
      'x floor',
    ]);
    expect(words(tableOf(rows)[2])).toEqual(['an order', '1.00', '2.00', '3.00', '99']);
  });

  it('compares product-service with its floor', () => {
    expect(words(tableOf(rows)[1])).toEqual(['a product', '0.50', '0.40', '0.90', '1235', '0.10', '4.0']);
  });
});
