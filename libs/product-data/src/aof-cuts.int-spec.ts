import { AofCuts } from '@emporium/testing';
import { Redis } from '@emporium/redis';
import { v7 as uuidv7 } from 'uuid';
import { StockRepository } from './inventory/stock.repository';
import { ProductsRepository } from './products/products.repository';
import { Publisher } from './products/publisher';
import { ReservationsRepository } from './reservations/reservations.repository';

/** Beginnings of each record to load; `AOF_CUTS=100000` tries every byte, which takes minutes. */
const MOST_CUTS = Number(process.env['AOF_CUTS'] ?? 48);
const MINUTES = 10 * 60_000;

const DRAFT = { name: 'Oak tray', description: 'Of oiled oak.', priceCents: 2490, category: 'Kitchen' };

let aof: AofCuts;
let redis: Redis;
let products: ProductsRepository;
let reservations: ReservationsRepository;

/** A commit is one step; its publication, which may be repeated, is another. */
class NoPublisher extends Publisher {
  override tryPublish(): Promise<void> {
    return Promise.resolve();
  }
}

beforeAll(async () => {
  aof = await AofCuts.start();
  redis = new Redis(aof.url);
  products = new ProductsRepository(redis, new NoPublisher(redis));
  reservations = new ReservationsRepository(redis);
});
afterAll(async () => {
  redis.disconnect();
  await aof.stop();
});

const linesOf = (ids: readonly string[]) => ids.map((productId) => ({ productId, quantity: 2 }));
const reserve = async (orderId: string, ids: readonly string[]) =>
  reservations.reserve([{ id: orderId, lines: linesOf(ids) }], await products.findAll(ids));
const twoProducts = async (stock = 5) => [
  (await products.create(DRAFT, stock)).id,
  (await products.create({ ...DRAFT, name: 'Elm bowl' }, stock)).id,
];

/** Each prepares what its step needs, and returns the step. */
const steps: Record<string, () => Promise<() => Promise<unknown>>> = {
  'reserving two products': async () => {
    const ids = await twoProducts();
    return () => reserve(uuidv7(), ids);
  },
  'reserving the last units': async () => {
    const ids = await twoProducts(2);
    return () => reserve(uuidv7(), ids);
  },
  'refusing a reservation': async () => {
    const ids = await twoProducts(1);
    return () => reserve(uuidv7(), ids);
  },
  'reserving for several orders, the last of them refused': async () => {
    const ids = await twoProducts(5);
    const requests = [1, 2, 3].map(() => ({ id: uuidv7(), lines: linesOf(ids) }));
    return async () => reservations.reserve(requests, await products.findAll(ids));
  },
  'leaving a tombstone': () => Promise.resolve(() => reservations.release(uuidv7())),
  'giving stock back': async () => {
    const [ids, orderId] = [await twoProducts(2), uuidv7()];
    await reserve(orderId, ids);
    return () => reservations.giveBack(orderId);
  },
  'committing a new product': () => Promise.resolve(() => products.create(DRAFT, 5)),
  'committing a change of a product': async () => {
    const product = await products.create(DRAFT, 5);
    const draft = { ...DRAFT, name: 'Ash bowl', category: 'Table', priceCents: 100 };
    return () => products.replace(product, draft, 7, { version: 1 });
  },
  'committing a deletion': async () => {
    const { id } = await products.create(DRAFT, 5);
    return () => products.delete(id, { version: 1 });
  },
  'changing stock': async () => {
    const { id } = await products.create(DRAFT, 5);
    return () => new StockRepository(redis).change(id, { delta: -5 });
  },
};

describe('an append-only file that ends in the middle of', () => {
  it.each(Object.keys(steps))(
    '%s holds nothing of it',
    async (name) => {
      const step = await steps[name]!();

      const { length, loads, broken } = await aof.cut(step, MOST_CUTS);

      expect(broken).toEqual([]);
      expect(loads).toBeGreaterThan(Math.min(length, 40));
    },
    MINUTES,
  );
});
