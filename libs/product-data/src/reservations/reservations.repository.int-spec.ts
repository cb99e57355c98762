import { randomUUID } from 'node:crypto';
import { CATALOGUE_REVISION_KEY } from '@emporium/contracts';
import type { Redis } from '@emporium/redis';
import { connectTestRedis, startTestRedis } from '@emporium/testing';
import { LIST_CHANGES, RECEIVED, reservationKey, SOLD, STOCK } from '../inventory/inventory-keys';
import type { Product } from '../products/product';
import { ProductsRepository } from '../products/products.repository';
import { Publisher } from '../products/publisher';
import { type ReservationRequest, ReservationsRepository } from './reservations.repository';

const DRAFT = { name: 'Oak tray', description: '', priceCents: 2490, category: 'Kitchen' };

let server: Awaited<ReturnType<typeof startTestRedis>>;
let redis: Redis;
let products: ProductsRepository;
let reservations: ReservationsRepository;

beforeAll(async () => {
  server = await startTestRedis();
  redis = await connectTestRedis(server.url);
  products = new ProductsRepository(redis, new Publisher(redis));
  reservations = new ReservationsRepository(redis);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

const order = (lines: Record<string, number>, expectedTotalCents?: number): ReservationRequest => ({
  id: randomUUID(),
  lines: Object.entries(lines).map(([productId, quantity]) => ({ productId, quantity })),
  expectedTotalCents,
});
const reserve = async (...requests: ReservationRequest[]) => {
  const ids = requests.flatMap(({ lines }) => lines.map(({ productId }) => productId));
  return reservations.reserve(requests, await products.findAll([...new Set(ids)]));
};
const unitsOf = async ({ id }: Pick<Product, 'id'>) => {
  const units = await Promise.all([STOCK, SOLD, RECEIVED].map((hash) => redis.hget(hash, id)));
  const [stock, sold, received] = units.map((count) => Number(count ?? 0));
  return { stock, sold, received };
};
const revision = async () => Number(await redis.get(CATALOGUE_REVISION_KEY));

describe('orders that are reserved together', () => {
  it('are decided in turn, each by what those before it have left', async () => {
    const tray = await products.create(DRAFT, 5);
    const orders = [3, 4, 2, 1].map((quantity) => order({ [tray.id]: quantity }));

    const outcomes = await reserve(...orders);

    expect(outcomes.map((outcome) => outcome?.state)).toEqual([
      'CONFIRMED',
      'REJECTED',
      'CONFIRMED',
      'REJECTED',
    ]);
    expect(outcomes[1]).toMatchObject({ rejection: { code: 'OUT_OF_STOCK', short: [[0, 2]] } });
    expect(outcomes[3]).toMatchObject({ rejection: { code: 'OUT_OF_STOCK', short: [[0, 0]] } });
    expect(await unitsOf(tray)).toEqual({ stock: 0, sold: 5, received: 5 });
    for (const [index, { id }] of orders.entries()) {
      expect(await reservations.find(id)).toEqual(outcomes[index]);
    }
  });

  it('take all their lines or none, and what a refused order did not take is left to the next', async () => {
    const [tray, bowl] = [await products.create(DRAFT, 2), await products.create(DRAFT, 1)];

    const outcomes = await reserve(
      order({ [tray.id]: 1, [bowl.id]: 2 }),
      order({ [tray.id]: 2, [bowl.id]: 1 }),
    );

    expect(outcomes.map((outcome) => outcome?.state)).toEqual(['REJECTED', 'CONFIRMED']);
    expect(await unitsOf(tray)).toMatchObject({ stock: 0, sold: 2 });
    expect(await unitsOf(bowl)).toMatchObject({ stock: 0, sold: 1 });
  });

  it('may each be refused for a reason of its own', async () => {
    const tray = await products.create(DRAFT, 5);
    const unknown = randomUUID();
    const returned = order({ [tray.id]: 1 });
    await reserve(returned);
    await reservations.giveBack(returned.id);

    const outcomes = await reserve(
      order({ [tray.id]: 9, [unknown]: 1 }),
      order({ [tray.id]: 9 }, 1),
      order({ [tray.id]: 2 }, 4981),
      order({ [tray.id]: 2 }, 4980),
      returned,
    );

    expect(outcomes).toMatchObject([
      { rejection: { code: 'PRODUCT_NOT_FOUND', missing: [1] } },
      { rejection: { code: 'OUT_OF_STOCK', short: [[0, 5]] } },
      { rejection: { code: 'PRICE_CHANGED', totalCents: 4980 } },
      { state: 'CONFIRMED', lines: [{ quantity: 2, productName: 'Oak tray', priceCents: 2490 }] },
      { id: returned.id, state: 'RETURNED', lines: [{ quantity: 1 }] },
    ]);
  });

  it('are not held up by one whose product has changed since', async () => {
    const [tray, bowl] = [await products.create(DRAFT, 5), await products.create(DRAFT, 5)];
    const orders = [{ [tray.id]: 1 }, { [tray.id]: 1, [bowl.id]: 1 }, { [bowl.id]: 1 }].map((lines) =>
      order(lines),
    );
    await products.replace(bowl, { ...DRAFT, name: 'Elm bowl' }, undefined, { version: 1 });

    const outcomes = await reservations.reserve(orders, [tray, bowl]);

    expect(outcomes).toMatchObject([{ state: 'CONFIRMED' }, undefined, undefined]);
    expect(await Promise.all(orders.map(({ id }) => redis.exists(reservationKey(id))))).toEqual([1, 0, 0]);
    expect(await unitsOf(tray)).toMatchObject({ stock: 4 });
    expect(await unitsOf(bowl)).toMatchObject({ stock: 5 });
    expect(await reserve(...orders.slice(1))).toMatchObject([
      { state: 'CONFIRMED' },
      { state: 'CONFIRMED', lines: [{ productName: 'Elm bowl' }] },
    ]);
  });

  it('take once when one of them is there twice', async () => {
    const tray = await products.create(DRAFT, 5);
    const [first, second] = [order({ [tray.id]: 2 }), order({ [tray.id]: 3 })];

    const outcomes = await reserve(first, second, { ...second, id: first.id });

    expect(outcomes[2]).toEqual(outcomes[0]);
    expect(await unitsOf(tray)).toEqual({ stock: 0, sold: 5, received: 5 });
  });

  it('are one change for catalogue readers, and none when all are refused', async () => {
    const [tray, bowl] = [await products.create(DRAFT, 3), await products.create(DRAFT, 3)];
    const before = await revision();

    await reserve(order({ [tray.id]: 4 }), order({ [bowl.id]: 4 }));
    expect(await revision()).toBe(before);
    await reserve(order({ [tray.id]: 4 }), order({ [bowl.id]: 1 }), order({ [tray.id]: 1 }));
    expect(await revision()).toBe(before + 1);
  });

  it('are a change of lists once for each product that runs out', async () => {
    const [tray, bowl] = [await products.create(DRAFT, 3), await products.create(DRAFT, 3)];
    const before = await redis.xlen(LIST_CHANGES);

    await reserve(order({ [tray.id]: 1, [bowl.id]: 1 }), order({ [tray.id]: 1 }), order({ [tray.id]: 1 }));

    expect(await redis.xlen(LIST_CHANGES)).toBe(before + 1);
    const [[, fields] = []] = await redis.xrevrange(LIST_CHANGES, '+', '-', 'COUNT', 1);
    expect(fields).toEqual(expect.arrayContaining(['id', tray.id]));
  });

  it('leave nothing half done when one of them cannot be decided', async () => {
    const tray = await products.create(DRAFT, 5);
    const [good, bad] = [order({ [tray.id]: 1 }), order({ [tray.id]: 1 })];
    await redis.set(reservationKey(bad.id), 'no reservation');

    await expect(reserve(good, bad)).rejects.toThrow('WRONGTYPE');

    expect(await reservations.find(good.id)).toBeUndefined();
    expect(await unitsOf(tray)).toEqual({ stock: 5, sold: 0, received: 5 });
    await redis.del(reservationKey(bad.id));
  });
});

describe('orders of all kinds', () => {
  const ROUNDS = 30;
  let seed = 11;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;

  /** The same catalogue and the same orders twice: the products' ids differ. */
  async function twins() {
    const stocks = [0, 1, 2, 3, 8].map((units) => units + random(3));
    const catalogue = async () => {
      const created = [];
      for (const stock of stocks) created.push(await products.create(DRAFT, stock));
      return [...created.map(({ id }) => id), randomUUID()];
    };
    const shapes = Array.from({ length: 1 + random(12) }, () => ({
      lines: Array.from({ length: 6 }, (_, product) => ({ product, quantity: random(4) })).filter(
        ({ quantity }, product) => quantity > 0 && (product < 5 || random(4) === 0),
      ),
      before: random(10),
      expected: random(5) === 0 ? 2490 * (1 + random(6)) : undefined,
    })).filter(({ lines }) => lines.length > 0);
    const ordersOf = (ids: readonly string[]) =>
      shapes.map(({ lines, expected }) =>
        order(Object.fromEntries(lines.map(({ product, quantity }) => [ids[product], quantity])), expected),
      );
    const prepare = async (orders: readonly ReservationRequest[]) => {
      for (const [index, { before }] of shapes.entries()) {
        const asked = orders[index] as ReservationRequest;
        if (before === 0) await reservations.release(asked.id);
        if (before === 1) await reserve(asked);
        if (before === 2) await reserve(asked);
        if (before === 2) await reservations.giveBack(asked.id);
      }
    };
    return [await catalogue(), await catalogue()].map((ids) => ({ ids, orders: ordersOf(ids), prepare }));
  }

  it('come to the same together as one by one', async () => {
    const states = new Set<string | undefined>();
    for (let round = 0; round < ROUNDS; round++) {
      const [single, batch] = (await twins()) as [
        Awaited<ReturnType<typeof twins>>[number],
        Awaited<ReturnType<typeof twins>>[number],
      ];
      await single.prepare(single.orders);
      await batch.prepare(batch.orders);

      const alone: Awaited<ReturnType<typeof reserve>> = [];
      for (const asked of single.orders) alone.push(...(await reserve(asked)));
      const together = batch.orders.length > 0 ? await reserve(...batch.orders) : [];

      const withoutIds = (outcomes: typeof alone, { ids, orders }: typeof single) => {
        const names = new Map([...ids, ...orders.map(({ id }) => id)].map((id, index) => [id, index]));
        return JSON.parse(JSON.stringify(outcomes), (_, value) => names.get(value) ?? value);
      };
      expect(withoutIds(together, batch)).toEqual(withoutIds(alone, single));
      expect(await Promise.all(batch.ids.map((id) => unitsOf({ id })))).toEqual(
        await Promise.all(single.ids.map((id) => unitsOf({ id }))),
      );
      const ttls = ({ orders }: typeof single) =>
        Promise.all(orders.map(async ({ id }) => Math.sign(await redis.ttl(reservationKey(id)))));
      expect(await ttls(batch)).toEqual(await ttls(single));
      for (const outcome of together)
        states.add(outcome?.state === 'REJECTED' ? outcome.rejection.code : outcome?.state);
    }
    expect([...states].sort()).toEqual(
      ['CONFIRMED', 'OUT_OF_STOCK', 'PRICE_CHANGED', 'PRODUCT_NOT_FOUND', 'RELEASED', 'RETURNED'].sort(),
    );
  });
});
