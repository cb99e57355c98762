import { SIZES } from '../sizes';
import { findingsOf } from './findings';
import type { Phase } from './phase';

const phase = (orders: number, storedBytes: number, result: number | string = 201): Phase => ({
  seconds: 10,
  memory: [{ 'redis-data': 0 }, { 'redis-data': storedBytes }],
  outcomes: Array.from({ length: orders }, () => ({ result, durationMs: 10 })),
});
const calm = phase(100, 100_000);

describe('findingsOf', () => {
  it('finds nothing where customers keep their pace and their orders', () => {
    expect(findingsOf({ calm, abused: phase(95, 150_000) }, SIZES.default)).toEqual([]);
  });

  it('finds orders that failed, a pace that fell and a store that fills', () => {
    expect(findingsOf({ calm, abused: phase(50, 400_000, '503 OVERLOADED') }, SIZES.default)).toEqual([
      '50 orders: 503 OVERLOADED',
      'honest customers ordered at 0.50 of their pace',
      'the data Redis grew by 8.0 times the bytes an order needs',
    ]);
  });

  it('finds customers who could order nothing at all', () => {
    expect(findingsOf({ calm, abused: phase(0, 0) }, SIZES.default)).toEqual([
      'honest customers ordered at 0.00 of their pace',
    ]);
  });
});
