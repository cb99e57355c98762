import { findGrowth } from './memory-growth';

const MEGABYTE = 1_024 * 1_024;
const samples = (megabytes: readonly number[]) => megabytes.map((size) => ({ gateway: size * MEGABYTE }));

describe('findGrowth', () => {
  it('finds what grows on', () => {
    expect(findGrowth(samples([100, 100, 200, 200, 300, 300]))).toEqual([
      'gateway grew from 200 MB to 300 MB',
    ]);
  });

  it('lets a process warm up, and takes a heap not yet collected for none of it', () => {
    expect(findGrowth(samples([60, 90, 200, 190, 215, 210]))).toEqual([]);
  });

  it('lets the data Redis grow', () => {
    expect(
      findGrowth([0, 0, 1, 1, 2, 2].map((gigabytes) => ({ 'redis-data': gigabytes * 1_024 * MEGABYTE }))),
    ).toEqual([]);
  });

  it('finds nothing in no samples', () => {
    expect(findGrowth([])).toEqual([]);
  });
});
