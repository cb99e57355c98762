import { numberedPages, PageTooDeepError } from './page-depth';

describe('numberedPages', () => {
  it('ends a filtered list at row 10,000', () => {
    expect(numberedPages({ page: 100, limit: 100 }, true)).toBe(100);
    expect(() => numberedPages({ page: 101, limit: 100 }, true)).toThrow(PageTooDeepError);
    expect(() => numberedPages({ page: 1429, limit: 7 }, true)).toThrow(PageTooDeepError);
  });

  it('ends no list that is whole', () => {
    expect(numberedPages({ page: 1_000_000, limit: 100 }, false)).toBe(Infinity);
  });
});
