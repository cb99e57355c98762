import { randomUUID } from 'node:crypto';
import {
  CommandLog,
  keyedOperationsOf,
  loseEachReply,
  type RepeatableRequest,
  RedisProxy,
  startTestRedis,
} from '@emporium/testing';
import { Redis } from '@emporium/redis';
import { expectBalancedBooks } from './testing/books';
import { addProduct, productBody } from './testing/catalogue';
import { ServiceUnderTest } from './testing/service-under-test';

type KeyedRequest = RepeatableRequest<{ status: number; body: any }>;

describe('under an Idempotency-Key, whichever reply of Redis is lost,', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let proxy: RedisProxy;
  let commands: CommandLog;
  let service: ServiceUnderTest;

  beforeAll(async () => {
    server = await startTestRedis();
    proxy = await RedisProxy.start(server);
    commands = await CommandLog.start(server.url, proxy);
    service = await ServiceUnderTest.start(proxy.url);
  });
  afterAll(async () => {
    commands.stop();
    await service.close();
    await proxy.stop();
    await server.stop();
  });

  const requests: Record<string, () => Promise<KeyedRequest>> = {
    'POST /products': () => {
      const name = `Trowel ${randomUUID()}`;
      return Promise.resolve({
        marks: [name],
        send: (key) =>
          service.call('admin', 'POST', '/products', productBody({ name }), { 'idempotency-key': key }),
        statuses: [201],
        expectOnce: async ({ body }) => {
          const { data } = (await service.call('nobody', 'GET', `/products?q=${encodeURIComponent(name)}`))
            .body;
          expect(data.filter((product: { name: string }) => product.name === name)).toEqual([body]);
        },
      });
    },
    'PATCH /products/{id}/stock': async () => {
      const { id } = await addProduct(service);
      return {
        marks: [id],
        send: (key) =>
          service.call('admin', 'PATCH', `/products/${id}/stock`, { delta: -1 }, { 'idempotency-key': key }),
        statuses: [200],
        expectOnce: async ({ body }) => {
          expect(body.stock).toBe(9);
          expect((await service.call('nobody', 'GET', `/products/${id}`)).body.stock).toBe(9);
        },
      };
    },
  };

  it('every operation that takes one is tried', async () => {
    const { body } = await service.call('nobody', 'GET', '/docs-json');
    expect(keyedOperationsOf(body)).toEqual(Object.keys(requests).sort());
  });

  it.each(Object.keys(requests))(
    '%s has its effect once',
    async (operation) => {
      const prepare = requests[operation] as () => Promise<KeyedRequest>;

      expect(await loseEachReply(proxy, server.url, prepare)).toBeGreaterThanOrEqual(3);
      await expectBalancedBooks(service.get(Redis));
    },
    60_000,
  );

  it('sends Redis nothing that its user may not send there', async () => {
    expect(await commands.refusedTo('product-service')).toEqual([]);
    expect(commands.size).toBeGreaterThan(50);
  });
});
