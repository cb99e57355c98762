import { randomUUID } from 'node:crypto';
import { Redis } from '@emporium/redis';
import { runOrderService } from '../testing/running-order-service';

describe('a change of status under an Idempotency-Key', () => {
  let service: Awaited<ReturnType<typeof runOrderService>>;
  let redis: Redis;

  beforeAll(async () => {
    service = await runOrderService();
    redis = service.app.get(Redis);
  });
  afterEach(() => (service.products.fault = undefined));
  afterAll(() => service.stop());

  const place = async () => {
    const items = [{ productId: service.sell(5), quantity: 2 }];
    const { body } = await service.call(service.customer, 'POST', '/orders', { items });
    return { id: body.id as string, productId: items[0]?.productId ?? '' };
  };
  const move = (id: string, status: string, key?: string, ifMatch?: string) =>
    service.call(
      service.admin,
      'PATCH',
      `/orders/${id}/status`,
      { status },
      { ...(key && { 'idempotency-key': key }), ...(ifMatch && { 'if-match': ifMatch }) },
    );
  const read = (id: string) => service.call(service.admin, 'GET', `/orders/${id}`);
  const timelineOf = async (id: string): Promise<string[]> => {
    const { body } = await service.call(service.admin, 'GET', `/orders/${id}/timeline`);
    return body.data.map(({ status }: { status: string }) => status);
  };
  /** As if the process had died after the effect, before it recorded its answer. */
  const forgetResponse = async (key: string) => {
    const [record = ''] = await redis.keys(`idempotency:*:${key}`);
    expect(await redis.hdel(record, 'answer')).toBe(1);
  };

  it.each(['processing', 'cancelled'])('to %s happens once, whoever dies', async (status) => {
    const { id, productId } = await place();
    const key = randomUUID();
    const first = await move(id, status, key);
    await forgetResponse(key);

    const repeat = await move(id, status, key);

    expect([repeat.status, repeat.body]).toEqual([200, first.body]);
    expect(repeat.headers['idempotency-replayed']).toBe('true');
    expect(await timelineOf(id)).toEqual(['pending', status]);
    expect(service.products.stockOf(productId)).toBe(status === 'cancelled' ? 5 : 3);
  });

  it('tells what it did, though the order has moved on since', async () => {
    const { id } = await place();
    const key = randomUUID();
    const first = await move(id, 'processing', key);
    await forgetResponse(key);
    await move(id, 'shipped');

    expect((await move(id, 'processing', key)).body).toEqual(first.body);
    expect((await read(id)).body.status).toBe('shipped');
  });

  it('tells what it did, though If-Match is of what was before it', async () => {
    const { id } = await place();
    const key = randomUUID();
    const tag = (await read(id)).headers['etag'] as string;
    const first = await move(id, 'processing', key, tag);
    await forgetResponse(key);

    expect(await move(id, 'processing', key, tag)).toMatchObject({ status: 200, body: first.body });
  });

  it('brings a cancellation to its end that was begun', async () => {
    const { id, productId } = await place();
    const key = randomUUID();
    service.products.fault = 'refuse';
    expect((await move(id, 'cancelled', key)).status).toBe(503);
    service.products.fault = undefined;

    expect(await move(id, 'cancelled', key)).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    expect(service.products.stockOf(productId)).toBe(5);
  });

  it('is another change under another key, or at another order', async () => {
    const [one, other] = [await place(), await place()];
    const key = randomUUID();
    await move(one.id, 'processing', key);

    expect((await move(one.id, 'processing', randomUUID())).body.code).toBe('ILLEGAL_TRANSITION');
    expect((await move(other.id, 'processing', key)).status).toBe(200);
  });

  it('is the same change however the order is spelt', async () => {
    const { id } = await place();
    const key = randomUUID();
    const first = await move(id, 'processing', key);

    const repeat = await move(id.toUpperCase(), 'processing', key);

    expect([repeat.status, repeat.body]).toEqual([200, first.body]);
    expect(repeat.headers['idempotency-replayed']).toBe('true');
  });

  it('is noted for as long as the key is known', async () => {
    const { id } = await place();
    await move(id, 'processing', randomUUID());

    const [note = ''] = await redis.keys(`order:*:${id}:change:*`);
    expect(await redis.ttl(note)).toBeGreaterThan(24 * 3600 - 60);
  });
});
