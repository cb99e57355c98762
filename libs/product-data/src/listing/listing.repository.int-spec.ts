import { connectRedis, type Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { ProductsRepository } from '../products/products.repository';
import { Publisher } from '../products/publisher';
import type { ListQuery } from './list-query';
import { ListingRepository } from './listing.repository';
import { LONGEST_WALK } from './walk.script';

const SIZE = LONGEST_WALK + 200;

let server: Awaited<ReturnType<typeof startTestRedis>>;
let redis: Redis;
let listing: ListingRepository;

/** Every 100th product is out of stock; the price in cents is the number of the product. */
beforeAll(async () => {
  server = await startTestRedis();
  redis = connectRedis(server.url, () => undefined);
  await eventually(() => redis.ping());
  listing = new ListingRepository(redis);
  const products = new ProductsRepository(redis, new Publisher(redis));
  for (let first = 0; first < SIZE; first += 100) {
    const batch = Array.from({ length: 100 }, (_, n) => first + n);
    await Promise.all(batch.map((n) => products.create(draft(n), n % 100 === 0 ? 0 : 1)));
  }
}, 60_000);

afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

const draft = (n: number) => ({
  name: `Thing ${String(SIZE - n).padStart(5, '0')}`,
  description: '',
  priceCents: n,
  category: 'Things',
});
const NEWEST = { order: 'name', descending: false, offset: 0, limit: 5 } as const;
const prices = async (query: Partial<ListQuery>) => {
  const { products, total } = await listing.page({ ...NEWEST, ...query });
  return { prices: products.map(({ priceCents }) => priceCents), total };
};
const keptResults = async () => (await redis.keys('{inventory}:result:*')).length;

describe('a list of many products', () => {
  it.each([
    ['the first page', { offset: 0 }, [999, 998, 997, 996, 995]],
    ['a page near the end', { offset: 897 }, [102, 101, 100]],
    ['the first page downwards', { descending: true }, [100, 101, 102, 103, 104]],
    ['a page past the end', { offset: 900 }, []],
  ])('walks to %s of a wide price range', async (_, query, expected) => {
    const before = await keptResults();

    expect(await prices({ minPriceCents: 100, maxPriceCents: 999, ...query })).toEqual({
      prices: expected,
      total: 900,
    });
    expect(await keptResults()).toBe(before);
  });

  it('computes the result of a narrow price range, where a walk would be long', async () => {
    expect(await prices({ minPriceCents: 2_500, maxPriceCents: 2_502 })).toEqual({
      prices: [2_502, 2_501, 2_500],
      total: 3,
    });
    expect(await keptResults()).toBe(2);
  });

  it('finds the few that are out of stock between two prices', async () => {
    const found = await prices({ inStock: false, minPriceCents: 150, maxPriceCents: 1_000, limit: 3 });

    expect(found).toEqual({ prices: [1_000, 900, 800], total: 9 });
  });
});
