import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Gatherer } from '@emporium/http';
import { ProductsRepository, ReservationsRepository } from '@emporium/product-data';
import { Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { expectBalancedBooks } from '../testing/books';
import { addProduct, productBody } from '../testing/catalogue';
import { ServiceUnderTest } from '../testing/service-under-test';

let server: Awaited<ReturnType<typeof startTestRedis>>;
let service: ServiceUnderTest;
let redis: Redis;

beforeAll(async () => {
  server = await startTestRedis();
  service = await ServiceUnderTest.start(server.url);
  redis = service.get(Redis);
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await service.close();
  await server.stop();
});

const path = (orderId: string) => `/internal/reservations/${orderId}`;
const reserve = (productId: string, { orderId = randomUUID(), quantity = 1, timeoutMs = 5_000 } = {}) => {
  const headers = { 'x-request-timeout-ms': String(timeoutMs) };
  return service.call('service', 'PUT', path(orderId), { lines: [{ productId, quantity }] }, headers);
};

/** Keeps a batch from being written until it is let go, once so many others wait. */
async function holdUp(productId: string) {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const afterReads = [() => held];
  const products = service.get(ProductsRepository);
  const findAll = products.findAll.bind(products);
  const reading = jest.spyOn(products, 'findAll').mockImplementation(async (ids) => {
    const found = await findAll(ids);
    await afterReads.shift()?.();
    return found;
  });
  const asking = jest.spyOn(Gatherer.prototype, 'ask');
  const answer = reserve(productId);
  await eventually(() => expect(reading).toHaveBeenCalledTimes(1));
  return async (others: number, afterTheirRead: () => Promise<void> = () => Promise.resolve()) => {
    await eventually(() => expect(asking).toHaveBeenCalledTimes(1 + others));
    afterReads.push(afterTheirRead);
    letGo();
    expect((await answer).body.state).toBe('CONFIRMED');
  };
}

/** The orders' ids of each batch that is written from now on. */
function batches() {
  const writing = jest.spyOn(service.get(ReservationsRepository), 'reserve');
  return () => writing.mock.calls.map(([requests]) => requests.map(({ id }) => id));
}

describe('reservations that come while others are being written', () => {
  it('are written together, and each has its own outcome', async () => {
    const { id } = await addProduct(service, { stock: 11 });
    const letGo = await holdUp(id);
    const written = batches();
    const answers = Array.from({ length: 20 }, () => reserve(id));

    await letGo(20);

    const states = (await Promise.all(answers)).map(({ body }) => body.state);
    expect(states.filter((state) => state === 'CONFIRMED')).toHaveLength(10);
    expect(states.filter((state) => state === 'REJECTED')).toHaveLength(10);
    expect(written().map((ids) => ids.length)).toEqual([1, 20]);
    await expectBalancedBooks(redis);
  });

  it('are reserved once for an order that asks twice, and not for less than it asked', async () => {
    const { id } = await addProduct(service, { stock: 10 });
    const letGo = await holdUp(id);
    const orderId = randomUUID();
    const answers = [2, 2, 3].map((quantity) => reserve(id, { orderId, quantity }));

    await letGo(3);

    const lines = (await Promise.all(answers)).map(({ body }) => body.lines);
    expect(lines).toMatchObject([[{ quantity: 2 }], [{ quantity: 2 }], [{ quantity: 2 }]]);
    expect((await service.call('nobody', 'GET', `/products/${id}`)).body.stock).toBe(7);
  });

  it('reserve nothing for a caller that has stopped waiting, and all for the others', async () => {
    const { id } = await addProduct(service, { stock: 10 });
    const letGo = await holdUp(id);
    const orderId = randomUUID();
    const late = reserve(id, { orderId, timeoutMs: 50 });
    const others = [reserve(id), reserve(id)];
    await sleep(60);

    await letGo(3);

    expect(await late).toMatchObject({ status: 503, body: { code: 'SERVICE_UNAVAILABLE' } });
    expect((await Promise.all(others)).map(({ body }) => body.state)).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect((await service.call('service', 'GET', path(orderId))).status).toBe(404);
    expect((await service.call('nobody', 'GET', `/products/${id}`)).body.stock).toBe(7);
  });

  it('are tried again alone where a product has changed since it was read', async () => {
    const [tray, bowl] = [await addProduct(service), await addProduct(service)];
    const letGo = await holdUp(tray.id);
    const written = batches();
    const [ofTray, ofBowl] = [randomUUID(), randomUUID()];
    const answers = [reserve(tray.id, { orderId: ofTray }), reserve(bowl.id, { orderId: ofBowl })];
    const edit = async () => {
      const dearer = productBody({ price: 17.9, stock: undefined });
      await service.call('admin', 'PUT', `/products/${bowl.id}`, dearer);
    };

    await letGo(2, edit);

    const [first, second] = await Promise.all(answers);
    expect(first?.body.state).toBe('CONFIRMED');
    expect(second?.body).toMatchObject({ state: 'CONFIRMED', lines: [{ priceCents: 1790 }] });
    expect(written().slice(1)).toEqual([[ofTray, ofBowl], [ofBowl]]);
  });

  it('do not fail for one that cannot be decided', async () => {
    const { id } = await addProduct(service, { stock: 10 });
    const letGo = await holdUp(id);
    const bad = randomUUID();
    await redis.set(`{inventory}:reservation:${bad}`, 'no reservation');
    const answers = [reserve(id), reserve(id, { orderId: bad }), reserve(id)];

    await letGo(3);

    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 500, 200]);
    expect((await service.call('nobody', 'GET', `/products/${id}`)).body.stock).toBe(7);
    await redis.del(`{inventory}:reservation:${bad}`);
  });
});
