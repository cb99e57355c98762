import { connectRedis, type Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { ProductsRepository } from '../products/products.repository';
import { Publisher } from '../products/publisher';
import { ReservationsRepository } from '../reservations/reservations.repository';
import { CatalogueReplica } from './catalogue-replica';
import { ChangeLog } from './change-log';
import { ListingRepository } from './listing.repository';
import { RetiredIndexes } from './retired-indexes';

let server: Awaited<ReturnType<typeof startTestRedis>>;
let redis: Redis;
let products: ProductsRepository;
/** Of two processes, which see each other's changes. */
let one: ListingRepository;
let other: ListingRepository;

beforeAll(async () => {
  server = await startTestRedis();
  redis = connectRedis(server.url, () => undefined);
  await eventually(() => redis.ping());
  products = new ProductsRepository(redis, new Publisher(redis));
});
beforeEach(async () => {
  await redis.flushall();
  [one, other] = [newListing(), newListing()];
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

const newListing = () =>
  new ListingRepository(products, new CatalogueReplica(redis, products, new ChangeLog(redis)));
const draft = (name: string) => ({ name, description: '', priceCents: 100, category: 'Things' });
const add = (name: string, stock = 1) => products.create(draft(name), stock);
const names = async (listing: ListingRepository, inStock?: boolean) => {
  const page = await listing.page({ order: 'name', descending: false, from: 0, limit: 100, inStock });
  return page.products.map(({ name }) => name);
};
const both = async (inStock?: boolean) => Promise.all([names(one, inStock), names(other, inStock)]);

describe('lists of several processes', () => {
  it('have what any of them changed before they are asked', async () => {
    const bowl = await add('Bowl');
    expect(await both()).toEqual([['Bowl'], ['Bowl']]);

    const cup = await add('Cup', 5);
    await products.replace(bowl, draft('Dish'), undefined, { version: 1 });
    expect(await both()).toEqual([
      ['Cup', 'Dish'],
      ['Cup', 'Dish'],
    ]);
    await products.delete(cup.id, { version: 1 });
    expect(await both()).toEqual([['Dish'], ['Dish']]);
    expect(await other.categories()).toEqual([{ name: 'Things', productCount: 1 }]);
  });

  it('follow a reservation that takes the last unit, and one given back', async () => {
    const reservations = new ReservationsRepository(redis);
    const bowl = await add('Bowl', 2);
    await both();

    await reservations.reserve([{ id: 'r', lines: [{ productId: bowl.id, quantity: 2 }] }], [bowl]);
    expect(await both(true)).toEqual([[], []]);
    await reservations.giveBack('r');
    expect(await both(true)).toEqual([['Bowl'], ['Bowl']]);
  });

  it('are right for all who ask at once while things change', async () => {
    for (let n = 0; n < 20; n++) {
      const { name } = await add(`Bowl ${n}`);
      const seen = await Promise.all([names(one), names(other), names(one), names(other)]);
      for (const list of seen) expect(list).toContain(name);
    }
  });

  it('are read anew when the log no longer has what they missed', async () => {
    await add('Bowl');
    await both();
    for (let n = 0; n < 10; n++) await add(`Cup ${n}`);
    await redis.xtrim('{inventory}:list-changes', 'MAXLEN', 3);

    expect(await names(one)).toHaveLength(11);
  });

  it('are read anew when the store was wiped, whatever it counts up to since', async () => {
    await add('Bowl');
    await add('Cup');
    await both();
    await redis.flushall();
    expect(await names(one)).toEqual([]);

    await add('Dish');
    await add('Egg cup');
    expect(await both()).toEqual([
      ['Dish', 'Egg cup'],
      ['Dish', 'Egg cup'],
    ]);
  });

  it('have what an instance of the version before changed, which does not log it', async () => {
    const { id } = await add('Bowl');
    await both();
    await redis.hset('{inventory}:stock', id, 0);
    await redis.incr('{inventory}:list-revision');

    expect(await both(true)).toEqual([[], []]);
  });

  it('are asked again after Redis failed once', async () => {
    const log = new ChangeLog(redis);
    const listing = new ListingRepository(products, new CatalogueReplica(redis, products, log));
    await add('Bowl');
    await names(listing);
    jest.spyOn(log, 'since').mockRejectedValueOnce(new Error('Connection is closed.'));

    await expect(names(listing)).rejects.toThrow('Connection is closed.');
    await add('Cup');
    expect(await names(listing)).toEqual(['Bowl', 'Cup']);
  });
});

it('keeps a bounded log', async () => {
  const { id } = await add('Bowl', 0);
  const reservations = new ReservationsRepository(redis);
  for (let n = 0; n < 20; n++)
    await reservations.reserve([{ id: `r${n}`, lines: [{ productId: id, quantity: 1 }] }], []);

  expect(await redis.xlen('{inventory}:list-changes')).toBe(1);
});

it('takes out the indexes of the version before, and nothing else', async () => {
  await add('Bowl');
  const kept = await redis.keys('*');
  const words = Array.from({ length: 450 }, (_, n) => `word${n}`);
  await redis.zadd('{inventory}:words', ...words.flatMap((word) => [0, word]));
  for (const word of words) await redis.sadd(`{inventory}:word:${word}`, 'id');
  await redis.zadd('{inventory}:categories', 1, 'Garden {x}');
  for (const order of ['createdAt', 'price', 'name']) {
    await redis.zadd(`{inventory}:list:category:Garden {x}:${order}`, 0, 'id');
    if (order !== 'price') await redis.zadd(`{inventory}:list:all:${order}`, 0, 'id');
  }
  for (const set of ['in-stock', 'out-of-stock', 'name-order'])
    await redis.zadd(`{inventory}:${set}`, 0, 'id');
  await redis.hset('{inventory}:indexed', 'id', '{}');

  const retired = new RetiredIndexes(redis);
  let steps = 1;
  while (await retired.takeOutSome()) steps++;

  expect((await redis.keys('*')).sort()).toEqual(kept.sort());
  expect(steps).toBeGreaterThan(4);
});
