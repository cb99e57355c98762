import { randomUUID } from 'node:crypto';
import { OrdersRepository } from '@emporium/order-data';
import { Redis } from '@emporium/redis';
import { ReservationsClient } from '../catalogue/reservations.client';
import { dieAfter } from '../testing/die-beside';
import { eventually } from '@emporium/testing';
import { runOrderService } from '../testing/running-order-service';

const AHEAD_MS = 8 * 60_000;

describe('a host whose clock is eight minutes ahead', () => {
  let service: Awaited<ReturnType<typeof runOrderService>>;

  beforeAll(async () => {
    service = await runOrderService();
  });
  afterAll(() => service.stop());
  afterEach(() => jest.restoreAllMocks());

  const ahead = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const now = Date.now.bind(Date);
    const shifted = jest.spyOn(Date, 'now').mockImplementation(() => now() + AHEAD_MS);
    return work().finally(() => shifted.mockRestore());
  };
  const order = (productId: string, key?: string) =>
    service.call(
      service.customer,
      'POST',
      '/orders',
      { items: [{ productId, quantity: 3 }] },
      key ? { 'idempotency-key': key } : {},
    );
  const isNow = (time: string) => expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(60_000);

  it.each([
    ['with a key', randomUUID()],
    ['without one', undefined],
  ])('delays nothing of an order %s when it dies after it took stock', async (_, key) => {
    const tray = service.sell(3);
    dieAfter(service.app.get(ReservationsClient), 'reserve');

    expect((await ahead(() => order(tray, key))).status).toBe(500);
    expect(service.products.stockOf(tray)).toBe(0);

    await eventually(
      async () => {
        if (key) expect((await order(tray, key)).status).toBe(201);
        else expect(service.products.stockOf(tray)).toBe(3);
      },
      { timeoutMs: 10_000 },
    );
  });

  it('delays no cancellation when it dies in the middle of it', async () => {
    const tray = service.sell(3);
    const { id } = (await order(tray)).body;
    dieAfter(service.app.get(OrdersRepository), 'requestCancel');
    await ahead(() => service.call(service.customer, 'DELETE', `/orders/${id}`));

    await eventually(() => expect(service.products.stockOf(tray)).toBe(3), { timeoutMs: 10_000 });
  });

  it('dates orders, their changes and their events as every other host', async () => {
    const {
      order: placed,
      timeline,
      events,
    } = await ahead(async () => {
      const { body } = await order(service.sell(3));
      await service.call(service.admin, 'PATCH', `/orders/${body.id}/status`, { status: 'processing' });
      const read = await service.call(service.customer, 'GET', `/orders/${body.id}`);
      const changes = await service.call(service.customer, 'GET', `/orders/${body.id}/timeline`);
      const stream = `orders:{orders-${body.id.slice(-1)}}:events`;
      const entries = await service.app.get(Redis).xrevrange(stream, '+', '-', 'COUNT', 2);
      return {
        order: read.body,
        timeline: changes.body.data,
        events: entries.map(([, [, , , data]]) => JSON.parse(data ?? '')),
      };
    });

    [placed.createdAt, placed.updatedAt].forEach(isNow);
    timeline.forEach(({ at }: { at: string }) => isNow(at));
    events.forEach(({ at, createdAt }: { at: string; createdAt: string }) => [at, createdAt].forEach(isNow));
    expect(Math.abs(parseInt(placed.id.replace('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(60_000);
  });
});
