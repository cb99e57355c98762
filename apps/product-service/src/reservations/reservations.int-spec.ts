import { randomUUID } from 'node:crypto';
import { ProductsRepository } from '@emporium/product-data';
import { Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import { expectBalancedBooks } from '../testing/books';
import { addProduct } from '../testing/catalogue';
import { ServiceUnderTest } from '../testing/service-under-test';

interface Line {
  productId: string;
  quantity: number;
}

let server: Awaited<ReturnType<typeof startTestRedis>>;
let service: ServiceUnderTest;
let redis: Redis;

beforeAll(async () => {
  server = await startTestRedis();
  service = await ServiceUnderTest.start(server.url);
  redis = service.get(Redis);
});

afterAll(async () => {
  await service.close();
  await server.stop();
});

const path = (orderId: string, verb = '') => `/internal/reservations/${orderId}${verb && `/${verb}`}`;
const reserve = (orderId: string, lines: Line[], expectedTotalCents?: number) =>
  service.call('service', 'PUT', path(orderId), { lines, expectedTotalCents });
const release = (orderId: string) => service.call('service', 'POST', path(orderId, 'release'));
const giveBack = (orderId: string) => service.call('service', 'POST', path(orderId, 'return'));
const stockOf = async (id: string) => (await service.call('nobody', 'GET', `/products/${id}`)).body.stock;

describe('a reservation', () => {
  const line = async (quantity = 2, stock = 10) => {
    const { id } = await addProduct(service, { stock });
    return { productId: id, quantity };
  };

  /** Ways to bring a new reservation into each state. */
  const states = {
    CONFIRMED: async (orderId: string, asked: Line) => void (await reserve(orderId, [asked])),
    REJECTED: async (orderId: string, asked: Line) =>
      void (await reserve(orderId, [{ ...asked, quantity: 99 }])),
    RELEASED: async (orderId: string) => void (await release(orderId)),
    RETURNED: async (orderId: string, asked: Line) => {
      await reserve(orderId, [asked]);
      await giveBack(orderId);
    },
  };
  const verbs = {
    reserve: (orderId: string, asked: Line) => reserve(orderId, [asked]),
    release,
    return: giveBack,
  };

  it.each([
    ['CONFIRMED', 'reserve', 'CONFIRMED', 8],
    ['CONFIRMED', 'release', 'CONFIRMED', 8],
    ['CONFIRMED', 'return', 'RETURNED', 10],
    ['REJECTED', 'reserve', 'REJECTED', 10],
    ['REJECTED', 'release', 'REJECTED', 10],
    ['REJECTED', 'return', 'REJECTED', 10],
    ['RELEASED', 'reserve', 'RELEASED', 10],
    ['RELEASED', 'release', 'RELEASED', 10],
    ['RELEASED', 'return', 'RELEASED', 10],
    ['RETURNED', 'reserve', 'RETURNED', 10],
    ['RETURNED', 'release', 'RETURNED', 10],
    ['RETURNED', 'return', 'RETURNED', 10],
  ] as const)('that is %s answers %s with %s', async (before, verb, after, stock) => {
    const [orderId, asked] = [randomUUID(), await line()];
    await states[before](orderId, asked);
    const record = await service.call('service', 'GET', path(orderId));

    const answer = await verbs[verb](orderId, asked);

    expect(answer.status).toBe(200);
    expect(answer.body.state).toBe(after);
    if (before === after) expect(answer.body).toEqual(record.body);
    expect((await service.call('service', 'GET', path(orderId))).body).toEqual(answer.body);
    expect(await stockOf(asked.productId)).toBe(stock);
    await expectBalancedBooks(redis);
  });

  it('of which nothing is known is confirmed when all lines are in stock', async () => {
    const [orderId, first, second] = [randomUUID(), await line(3), await line(10)];

    const { status, body } = await reserve(orderId, [first, second]);

    expect(status).toBe(200);
    expect(body).toEqual({
      id: orderId,
      state: 'CONFIRMED',
      lines: [
        { ...first, productName: 'Hand Trowel', priceCents: 1690 },
        { ...second, productName: 'Hand Trowel', priceCents: 1690 },
      ],
    });
    expect(await stockOf(first.productId)).toBe(7);
    expect(await stockOf(second.productId)).toBe(0);
  });

  it('of which nothing is known is rejected as a whole when one line is short', async () => {
    const [orderId, enough, short] = [randomUUID(), await line(), await line(11)];

    const { body } = await reserve(orderId, [enough, short]);

    const rejection = { code: 'OUT_OF_STOCK', short: [[1, 10]] };
    expect(body).toEqual({ id: orderId, state: 'REJECTED', rejection });
    expect(await stockOf(enough.productId)).toBe(10);
  });

  it('is rejected for products that do not exist, before any shortage', async () => {
    const [orderId, unknown, short] = [randomUUID(), randomUUID(), await line(11)];

    const { body } = await reserve(orderId, [short, { productId: unknown, quantity: 1 }]);

    expect(body.rejection).toEqual({ code: 'PRODUCT_NOT_FOUND', missing: [1] });
  });

  it('that is released before anything is known is a tombstone', async () => {
    const [orderId, late] = [randomUUID(), await line()];

    expect((await release(orderId)).body).toEqual({ id: orderId, state: 'RELEASED' });

    expect((await reserve(orderId, [late])).body).toEqual({ id: orderId, state: 'RELEASED' });
    expect(await stockOf(late.productId)).toBe(10);
  });

  it('of which nothing is known cannot be returned, and stays unknown', async () => {
    const orderId = randomUUID();

    expect((await giveBack(orderId)).body).toMatchObject({ status: 404, code: 'RESERVATION_NOT_FOUND' });

    expect((await service.call('service', 'GET', path(orderId))).status).toBe(404);
  });

  it('sums the lines of one product before it looks at the stock', async () => {
    const [orderId, asked] = [randomUUID(), await line(6)];

    expect((await reserve(orderId, [asked, asked])).body.rejection.short).toEqual([[0, 10]]);
    expect((await reserve(randomUUID(), [asked, { ...asked, quantity: 4 }])).body.lines).toEqual([
      { productId: asked.productId, quantity: 10, productName: 'Hand Trowel', priceCents: 1690 },
    ]);
  });

  it('keeps its lines when it is returned', async () => {
    const [orderId, asked] = [randomUUID(), await line()];
    const { body } = await reserve(orderId, [asked]);

    expect((await giveBack(orderId)).body).toEqual({ ...body, state: 'RETURNED' });
  });

  it.each([
    ['less', 3379],
    ['more', 3381],
  ])('takes nothing when its lines cost other than expected, be it %s', async (_, expected) => {
    const [orderId, asked] = [randomUUID(), await line()];

    const { body } = await reserve(orderId, [asked], expected);

    expect(body).toEqual({
      id: orderId,
      state: 'REJECTED',
      rejection: { code: 'PRICE_CHANGED', totalCents: 3380 },
    });
    expect((await reserve(orderId, [asked])).body).toEqual(body);
    expect(await stockOf(asked.productId)).toBe(10);
    await expectBalancedBooks(redis);
  });

  it('is confirmed when its lines cost what was expected', async () => {
    const asked = await line();
    expect((await reserve(randomUUID(), [asked], 3380)).body.state).toBe('CONFIRMED');
  });

  it('compares the expected total with the price at the very moment when stock is taken', async () => {
    const [orderId, asked] = [randomUUID(), await line()];
    const products = service.get(ProductsRepository);
    const reading = jest.spyOn(products, 'findAll');
    reading.mockImplementationOnce(async (ids) => {
      const stale = await products.findAll(ids);
      await service.call(
        'admin',
        'PUT',
        `/products/${asked.productId}`,
        {
          name: 'Hand Trowel',
          description: 'Dearer.',
          price: 17.9,
          category: 'Tools',
          stock: 10,
        },
        { 'if-match': '*' },
      );
      return stale;
    });

    const { body } = await reserve(orderId, [asked], 3380);
    reading.mockRestore();

    expect(body.rejection).toEqual({ code: 'PRICE_CHANGED', totalCents: 3580 });
    expect(await stockOf(asked.productId)).toBe(10);
  });

  it('tells a total of any size exactly', async () => {
    const lines = await Promise.all(
      Array.from({ length: 100 }, async () => ({
        productId: (await addProduct(service, { stock: 10_000, price: 999_999.99 })).id,
        quantity: 10_000,
      })),
    );

    const { body } = await reserve(randomUUID(), lines, 1);

    expect(body.rejection.totalCents).toBe(99_999_999_000_000);
  });

  it.each([
    ['products that do not exist', () => Promise.resolve(randomUUID())],
    ['more than there is', async () => (await addProduct(service, { stock: 3 })).id],
  ])('that asks for a hundred of %s leaves next to nothing, for an hour', async (_, product) => {
    const orderId = randomUUID();
    const lines = await Promise.all(
      Array.from({ length: 100 }, async () => ({ productId: await product(), quantity: 10_000 })),
    );

    expect((await reserve(orderId, lines)).body.state).toBe('REJECTED');

    const key = `{inventory}:reservation:${orderId}`;
    expect(await redis.memory('USAGE', key)).toBeLessThan(1_200);
    expect(await redis.ttl(key)).toBeLessThanOrEqual(3_600);
  });

  it('is kept for an hour when nothing was reserved, for a week once returned, and for good while confirmed', async () => {
    const ids = Object.fromEntries(Object.keys(states).map((state) => [state, randomUUID()]));
    for (const [state, reach] of Object.entries(states)) await reach(ids[state]!, await line());

    const ttl = (state: string) => redis.ttl(`{inventory}:reservation:${ids[state]}`);
    expect(await ttl('CONFIRMED')).toBe(-1);
    for (const [state, seconds] of [
      ['REJECTED', 3600],
      ['RELEASED', 3600],
      ['RETURNED', 7 * 24 * 3600],
    ] as const) {
      expect(await ttl(state)).toBeGreaterThan(seconds - 60);
      expect(await ttl(state)).toBeLessThanOrEqual(seconds);
    }
  });

  it('on a product that was deleted meanwhile does not bring it back when it is returned', async () => {
    const [orderId, asked] = [randomUUID(), await line()];
    await reserve(orderId, [asked]);
    await service.call('admin', 'DELETE', `/products/${asked.productId}`);
    await expectBalancedBooks(redis);

    expect((await giveBack(orderId)).body.state).toBe('RETURNED');

    expect((await service.call('nobody', 'GET', `/products/${asked.productId}`)).status).toBe(404);
    expect(await redis.hget('{inventory}:sold', asked.productId)).toBeNull();
    expect(await redis.hget('{inventory}:received', asked.productId)).toBeNull();
    await expectBalancedBooks(redis);
  });

  it('is a change that catalogue readers can see, unless it is refused', async () => {
    const asked = await line();
    const revision = () => redis.get('{inventory}:revision');
    const before = await revision();

    await reserve(randomUUID(), [{ ...asked, quantity: 11 }]);
    expect(await revision()).toBe(before);
    await reserve(randomUUID(), [asked]);
    expect(Number(await revision())).toBe(Number(before) + 1);
  });
});

describe('the internal API', () => {
  it.each(['nobody', 'customer', 'admin'] as const)('is closed to %s', async (caller) => {
    expect((await service.call(caller, 'POST', path(randomUUID(), 'release'))).status).toBe(401);
  });

  it.each([
    [{ lines: [] }],
    [{ lines: [{ productId: 'x', quantity: 1 }] }],
    [{ lines: [{ productId: randomUUID(), quantity: 0 }] }],
    [{ lines: [{ productId: randomUUID(), quantity: 10_001 }] }],
    [{ lines: [{ productId: randomUUID(), quantity: 1.5 }] }],
    [{ lines: null }],
    [{ lines: [null] }],
    [{ lines: [{ productId: randomUUID(), quantity: 1 }], expectedTotalCents: null }],
    [{ lines: Array.from({ length: 101 }, () => ({ productId: randomUUID(), quantity: 1 })) }],
    [{}],
  ])('refuses malformed lines %#', async (body) => {
    expect((await service.call('service', 'PUT', path(randomUUID()), body)).status).toBe(400);
  });

  it('tells names and prices of many products at once, leaving out those that do not exist', async () => {
    const { id } = await addProduct(service);

    const { body } = await service.call('service', 'GET', `/internal/products?ids=${id},${randomUUID()}`);

    expect(body).toEqual([{ id, name: 'Hand Trowel', priceCents: 1690, stock: 10 }]);
  });

  it('knows ids in either case, and of any version', async () => {
    const { id } = await addProduct(service);
    const odd = '11111111-1111-9111-c111-111111111111';

    const { body } = await service.call(
      'service',
      'GET',
      `/internal/products?ids=${odd},${id.toUpperCase()}`,
    );
    const reserved = await reserve(odd.toUpperCase(), [{ productId: id.toUpperCase(), quantity: 1 }]);

    expect(body).toMatchObject([{ id }]);
    expect(reserved.body).toMatchObject({ id: odd, state: 'CONFIRMED', lines: [{ productId: id }] });
  });
});
