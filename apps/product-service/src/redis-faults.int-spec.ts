import { randomUUID } from 'node:crypto';
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
import { expectBalancedBooks } from './testing/books';
import { addProduct, productBody } from './testing/catalogue';
import { ServiceUnderTest } from './testing/service-under-test';

/**
 * Neither the sessions nor what faults leave behind; a request's claim on its idempotency key is none of its effects.
 */
const NOT_THE_CATALOGUE = /^(session|filler):|:audit$/;

let server: Awaited<ReturnType<typeof startTestRedis>>;
let proxy: RedisProxy;
let service: ServiceUnderTest;

beforeAll(async () => {
  server = await startTestRedis({ settings: FAULT_SETTINGS });
  proxy = await RedisProxy.start(server);
  service = await ServiceUnderTest.start(proxy.url);
});
afterAll(async () => {
  await service.close();
  await proxy.stop();
  await server.stop();
});

beforeEach(() => recovers(() => service.call('nobody', 'GET', '/products')));

const read = (id: string) => service.call('nobody', 'GET', `/products/${id}`);
const reserve = (productId: string, orderId: string = randomUUID()) =>
  service.call('service', 'PUT', `/internal/reservations/${orderId}`, {
    lines: [{ productId, quantity: 1 }],
  });
const snapshot = () => storeDigest(server.url, NOT_THE_CATALOGUE);
const recovers = (call: () => Promise<TestResponse>) =>
  eventually(async () => expect((await call()).status).toBeLessThan(300));

/** Fails unless the call is put off with 503 in time. */
async function expectPutOff(call: () => Promise<TestResponse>): Promise<void> {
  const start = Date.now();
  const { status, headers, body } = await call();
  expect(status).toBe(503);
  expect(['SERVICE_UNAVAILABLE', 'STORE_FULL']).toContain(body?.code);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(Date.now() - start).toBeLessThan(2_500);
}

describe.each(REDIS_FAULTS)('when Redis is %s', (name) => {
  it('puts requests off with 503 in time, changes nothing and recovers by itself', async () => {
    const fault = redisFaults(server.url, proxy)[name];
    const { id } = await addProduct(service);
    await reserve(id);
    const before = await snapshot();

    await fault.begin();
    if (fault.readsWork) await recovers(() => read(id));
    else await expectPutOff(() => read(id));
    for (const round of [1, 2]) {
      await expectPutOff(() => reserve(id));
      await expectPutOff(() => service.call('admin', 'POST', '/products', productBody({ stock: round })));
      await expectPutOff(() => service.call('admin', 'PATCH', `/products/${id}/stock`, { delta: round }));
    }
    await fault.end();

    await recovers(() => read(id));
    expect(await snapshot()).toEqual(before);
    await recovers(() => reserve(id));
    await recovers(() => service.call('admin', 'POST', '/products', productBody()));
    await expectBalancedBooks(service.get(Redis));
  });
});

it('drops a connection that hangs and goes on with a new one', async () => {
  const { id } = await addProduct(service);

  proxy.hang({ newcomers: false });

  await expectPutOff(() => read(id));
  await recovers(() => reserve(id));
});

it('fails every request behind a connection that hangs in time, not only the first', async () => {
  const { id } = await addProduct(service);

  proxy.hang({ newcomers: false });
  const first = expectPutOff(() => read(id));
  await new Promise((resolve) => setTimeout(resolve, 200));

  await Promise.all([first, ...Array.from({ length: 20 }, () => expectPutOff(() => reserve(id)))]);
});

it('reserves once when the reply of the script is lost, and tells so to the next try', async () => {
  const { id, stock } = await addProduct(service);
  const orderId = randomUUID();
  await recovers(() => reserve(id));
  proxy.loseReplyTo(`reservation:${orderId}`);

  await expectPutOff(() => reserve(id, orderId));
  await recovers(() => reserve(id, orderId));

  expect((await reserve(id, orderId)).body).toMatchObject({ state: 'CONFIRMED' });
  expect((await read(id)).body.stock).toBe(stock - 2);
  await expectBalancedBooks(service.get(Redis));
});

it('fails at once what was under way when the connection is cut, and serves again in 0.4 s', async () => {
  const { id } = await addProduct(service);
  const start = Date.now();

  const answers = Promise.all(Array.from({ length: 20 }, () => read(id)));
  setImmediate(() => proxy.cut());

  for (const { status } of await answers) expect([200, 503]).toContain(status);
  await recovers(() => read(id));
  expect(Date.now() - start).toBeLessThan(400);
});
