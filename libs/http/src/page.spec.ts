import { linkHeader, Page } from './page';

const meta = (page: number, total: number) => new Page([], { page, limit: 20 }, total).meta;

describe('a page', () => {
  it.each([
    [0, 0],
    [1, 1],
    [20, 1],
    [21, 2],
  ])('counts the pages of %i items', (total, totalPages) => {
    expect(meta(1, total).totalPages).toBe(totalPages);
  });

  it('links to its neighbours and keeps the rest of the query', () => {
    expect(linkHeader('/products?q=a%20b&page=2&limit=20', meta(2, 60))).toBe(
      '</products?q=a+b&limit=20&page=3>; rel="next", </products?q=a+b&limit=20&page=1>; rel="prev"',
    );
  });

  it('has no link when it is the only one', () => {
    expect(linkHeader('/products', meta(1, 5))).toBeUndefined();
    expect(linkHeader('/products', meta(1, 0))).toBeUndefined();
  });

  it('goes on behind the last row where the list can, and back by number', () => {
    const url = '/products?after=old&q=a';

    expect(linkHeader(url, meta(2, 60), { next: 'x_1', numberedPages: 500 })).toBe(
      '</products?q=a&after=x_1>; rel="next", </products?q=a&page=1>; rel="prev"',
    );
    expect(linkHeader(url, meta(1, 30), { numberedPages: 500 })).toBeUndefined();
    expect(linkHeader(url, meta(700, 14_000), { numberedPages: 500 })).toBeUndefined();
  });

  it('keeps what leads on out of the body', () => {
    const page = new Page([], { page: 1, limit: 20 }, 30, { next: 'x', numberedPages: 500 });

    expect(Object.keys(JSON.parse(JSON.stringify(page)) as object)).toEqual(['data', 'meta']);
  });

  it('leads back to the last page from beyond it', () => {
    expect(linkHeader('/products?page=9', meta(9, 40))).toBe('</products?page=2>; rel="prev"');
  });
});
