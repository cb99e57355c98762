import {
  CommandLog,
  keyedOperationsOf,
  loseEachReply,
  type RepeatableRequest,
  RedisProxy,
  startTestRedis,
} from '@emporium/testing';
import { runOrderService } from './testing/running-order-service';

type KeyedRequest = RepeatableRequest<{ status: number; body: any }>;

describe('under an Idempotency-Key, whichever reply of Redis is lost,', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let proxy: RedisProxy;
  let commands: CommandLog;
  let service: Awaited<ReturnType<typeof runOrderService>>;

  beforeAll(async () => {
    server = await startTestRedis();
    proxy = await RedisProxy.start(server);
    commands = await CommandLog.start(server.url, proxy);
    service = await runOrderService({ server, url: proxy.url });
  });
  afterAll(async () => {
    commands.stop();
    await service.stop();
    await proxy.stop();
  });

  const place = (productId: string, headers = {}) =>
    service.call(service.customer, 'POST', '/orders', { items: [{ productId, quantity: 2 }] }, headers);
  const ordersOf = async (productId: string) => {
    const { body } = await service.call(service.customer, 'GET', '/orders?limit=100');
    return body.data.filter(({ items }: any) => items[0].productId === productId);
  };
  const move = (id: string, status: string, headers = {}) =>
    service.call(service.admin, 'PATCH', `/orders/${id}/status`, { status }, headers);
  const timelineOf = async (id: string): Promise<string[]> => {
    const { body } = await service.call(service.admin, 'GET', `/orders/${id}/timeline`);
    return body.data.map(({ status }: { status: string }) => status);
  };
  const changeTo = (status: string, stockAfter: number) => async (): Promise<KeyedRequest> => {
    const tray = service.sell(5);
    const { id } = (await place(tray)).body;
    return {
      marks: [id],
      send: (key) => move(id, status, { 'idempotency-key': key }),
      statuses: [200],
      expectOnce: async ({ body }) => {
        expect([body.id, body.status]).toEqual([id, status]);
        expect(await timelineOf(id)).toEqual(['pending', status]);
        expect(service.products.stockOf(tray)).toBe(stockAfter);
      },
    };
  };

  const requests: Record<string, () => Promise<KeyedRequest>> = {
    'POST /orders': () => {
      const tray = service.sell(5);
      return Promise.resolve({
        marks: [tray, service.customer.userId],
        send: (key) => place(tray, { 'idempotency-key': key }),
        statuses: [201],
        expectOnce: async ({ body }) => {
          expect(await ordersOf(tray)).toEqual([body]);
          expect(service.products.stockOf(tray)).toBe(3);
        },
      });
    },
    'PATCH /orders/{id}/status': changeTo('processing', 3),
    'PATCH /orders/{id}/status to cancelled': changeTo('cancelled', 5),
  };

  it('every operation that takes one is tried', async () => {
    const document = (await service.app.inject('/docs-json')).json();
    const tried = new Set(Object.keys(requests).map((name) => name.replace(/ to .*/, '')));
    expect(keyedOperationsOf(document)).toEqual([...tried].sort());
  });

  it.each(Object.keys(requests))(
    '%s has its effect once',
    async (operation) => {
      const prepare = requests[operation] as () => Promise<KeyedRequest>;

      expect(await loseEachReply(proxy, server.url, prepare)).toBeGreaterThanOrEqual(3);
    },
    120_000,
  );

  it('sends Redis nothing that its user may not send there', async () => {
    expect(await commands.refusedTo('order-service')).toEqual([]);
    expect(commands.size).toBeGreaterThan(50);
  });
});
