import { growingReads } from './growing-reads';

describe('growingReads', () => {
  const buyer = { accessToken: 'own', refreshToken: '', productIds: [] };
  const pathsAt = (products: number, orders: number) =>
    growingReads({ products, orders }, 'admin').map((read) => read.request(buyer, 0).path);

  it('turns to the last page of what there is', () => {
    expect(pathsAt(1_000, 100_000)).toEqual(
      expect.arrayContaining(['/products?page=50', '/orders?page=5000']),
    );
  });

  it('turns to no page of a filtered list that is deeper than numbers lead, or empty', () => {
    expect(pathsAt(1_000, 1_000)).toContain('/products?minPrice=100&sort=name&page=40');
    expect(pathsAt(100_000, 1_000)).toContain('/products?minPrice=100&sort=name&page=500');
    expect(pathsAt(1_000, 1_000)).toContain('/products?q=red&page=10');
  });

  it('asks for own orders in the name of the buyer, for all as an administrator', () => {
    const tokens = growingReads({ products: 1_000, orders: 1_000 }, 'admin').map(
      (read) => read.request(buyer, 0).token,
    );

    expect(tokens.filter(Boolean)).toEqual(['own', 'admin', 'admin']);
  });
});
