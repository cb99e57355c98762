import { percentiles } from './percentiles';

describe('percentiles', () => {
  it('give the middle, the worst of a hundred and the worst', () => {
    const durations = Array.from({ length: 200 }, (_, index) => (200 - index) * 10);
    expect(percentiles(durations)).toBe('p50 1.00 s, p99 1.98 s, max 2.00 s (200)');
  });

  it('say that there is nothing to measure', () => {
    expect(percentiles([])).toBe('none');
  });
});
