import { Redis } from '@emporium/redis';
import type { TestResponse } from '@emporium/service/testing';
import {
  eventually,
  FAULT_SETTINGS,
  REDIS_FAULTS,
  redisFaults,
  RedisProxy,
  startTestRedis,
  storeDigest,
} from '@emporium/testing';
import { runOrderService } from './testing/running-order-service';

/** Sessions, what faults leave behind, and streams: a consumer that starts makes them. */
const NOT_ORDERS = /^(session|filler):|:(events|audit)$/;

let server: Awaited<ReturnType<typeof startTestRedis>>;
let proxy: RedisProxy;
let service: Awaited<ReturnType<typeof runOrderService>>;

beforeAll(async () => {
  server = await startTestRedis({ settings: FAULT_SETTINGS });
  proxy = await RedisProxy.start(server);
  service = await runOrderService({ server, url: proxy.url });
});
afterAll(async () => {
  await service.stop();
  await proxy.stop();
});
beforeEach(() => recovers(() => service.call(service.customer, 'GET', '/orders')));

const order = (productId: string, headers: Record<string, string> = {}) =>
  service.call(service.customer, 'POST', '/orders', { items: [{ productId, quantity: 1 }] }, headers);
const cancel = (id: string) => service.call(service.customer, 'DELETE', `/orders/${id}`);
const orders = async () => (await service.call(service.customer, 'GET', '/orders?limit=100')).body.meta.total;
const eventCount = async () => {
  const redis = service.app.get(Redis);
  const counts = await Promise.all(
    ['0', '1', '2', '3'].map((p) => redis.xlen(`orders:{orders-${p}}:events`)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};
const snapshot = async () => ({
  ...(await storeDigest(server.url, NOT_ORDERS)),
  events: await eventCount(),
});
const recovers = (call: () => Promise<TestResponse>) =>
  eventually(async () => expect((await call()).status).toBeLessThan(300));

/** Fails unless the call is put off with 503 in time. */
async function expectPutOff(call: () => Promise<TestResponse>): Promise<void> {
  const start = Date.now();
  const { status, headers } = await call();
  expect(status).toBe(503);
  expect(headers['retry-after']).toBe('1');
  expect(Date.now() - start).toBeLessThan(2_500);
}

describe.each(REDIS_FAULTS)('when Redis is %s', (name) => {
  it('puts requests off with 503 in time, changes nothing and recovers by itself', async () => {
    const fault = redisFaults(server.url, proxy)[name];
    const tray = service.sell(5);
    const { id } = (await order(tray)).body;
    const before = await snapshot();

    await fault.begin();
    for (const key of ['one', 'two']) {
      await expectPutOff(() => order(tray, { 'idempotency-key': `${name} ${key}`.replaceAll(' ', '-') }));
      await expectPutOff(() => order(tray));
      await expectPutOff(() => cancel(id));
      await expectPutOff(() => service.call(service.customer, 'PUT', `/cart/items/${tray}`, { quantity: 1 }));
    }
    await fault.end();

    await recovers(() => service.call(service.customer, 'GET', '/orders'));
    expect(await snapshot()).toEqual(before);
    await recovers(() => order(tray));
    await recovers(() => cancel(id));
    expect(service.products.stockOf(tray)).toBe(4);
  });
});

it('answers with the order when only the reply that placed it is lost', async () => {
  const tray = service.sell(5);
  const before = await orders();
  await recovers(() => order(tray));
  proxy.loseReplyTo('"status":"pending"');

  const { status, body } = await order(tray);

  expect({ status, state: body.status }).toEqual({ status: 201, state: 'pending' });
  expect(await orders()).toBe(before + 2);
  expect(service.products.stockOf(tray)).toBe(3);
});

it('undoes an order without a key whose beginning was not acknowledged', async () => {
  const tray = service.sell(5);
  const before = await orders();
  await recovers(() => cancelled(tray));
  const settled = await snapshot();
  proxy.loseReplyTo('deadlineAt');

  await expectPutOff(() => order(tray));

  await eventually(async () => expect(await snapshot()).toEqual(settled), { timeoutMs: 10_000 });
  expect(await orders()).toBe(before + 1);
  expect(service.products.stockOf(tray)).toBe(5);
});

it('tells the outcome under the key of an order whose beginning was not acknowledged', async () => {
  const tray = service.sell(5);
  const key = { 'idempotency-key': 'begun-in-the-dark' };
  await recovers(() => order(tray));
  proxy.loseReplyTo('deadlineAt');

  await expectPutOff(() => order(tray, key));

  await eventually(async () => expect((await order(tray, key)).status).toBe(201), { timeoutMs: 10_000 });
  expect(service.products.stockOf(tray)).toBe(3);
});

it('answers with the cancelled order when only the reply that cancelled it is lost', async () => {
  const tray = service.sell(5);
  const { id } = (await order(tray)).body;
  proxy.loseReplyTo('order.cancelled');

  const { status, body } = await cancel(id);

  expect({ status, state: body.status }).toEqual({ status: 200, state: 'cancelled' });
  expect(service.products.stockOf(tray)).toBe(5);
});

/** Orders and cancels, so that every script is known to Redis by its digest. */
async function cancelled(productId: string): Promise<TestResponse> {
  const placed = await order(productId);
  return placed.status === 201 ? cancel(placed.body.id) : placed;
}
