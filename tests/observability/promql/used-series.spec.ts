import { seriesUsedBy } from './used-series';

describe('seriesUsedBy', () => {
  it('finds series with the labels they are matched and grouped by', () => {
    const used = seriesUsedBy(
      'histogram_quantile(0.9, sum by (le, job) (rate(a_bucket{route!~"x|y"}[5m]))) / max by (job) (b) or up == 0',
    );

    expect(used).toEqual([
      { name: 'a_bucket', labels: new Set(['route', 'le', 'job']) },
      { name: 'b', labels: new Set(['job']) },
      { name: 'up', labels: new Set() },
    ]);
  });

  it('refuses what is no PromQL', () => {
    expect(() => seriesUsedBy('sum(rate(a[5m])')).toThrow('no PromQL');
  });
});
