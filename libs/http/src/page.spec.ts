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
      '</products?q=a+b&page=3&limit=20>; rel="next", </products?q=a+b&page=1&limit=20>; rel="prev"',
    );
  });

  it('has no link when it is the only one', () => {
    expect(linkHeader('/products', meta(1, 5))).toBeUndefined();
    expect(linkHeader('/products', meta(1, 0))).toBeUndefined();
  });

  it('leads back to the last page from beyond it', () => {
    expect(linkHeader('/products?page=9', meta(9, 40))).toBe('</products?page=2>; rel="prev"');
  });
});
