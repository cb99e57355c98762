import type { Redis } from '@emporium/audit';
import { connectTestRedis, startTestRedis } from '@emporium/testing';
import { findUnfinished } from './unfinished';

describe('an order is not at rest', () => {
  const stream = 'orders:{orders-1}:events';
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = await connectTestRedis(server.url);
  });
  beforeEach(() => redis.flushall());
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  const emit = (orderId: string) =>
    redis.xadd(stream, '*', 'type', 'order.created', 'data', JSON.stringify({ orderId }));
  const read = async () => {
    const args = ['order-lists', 'consumer', 'COUNT', 9, 'STREAMS', stream, '>'] as const;
    await redis.xreadgroup('GROUP', ...args);
  };

  it.each([
    [{ state: 'undecided' }, 'undecided'],
    [{ state: 'pending', cancelling: 1 }, 'cancelling'],
    [{ state: 'pending' }, 'unsettled'],
  ])('while it is due: %j', async (fields, what) => {
    await redis.hset('order:{orders-0}:a0', fields);
    await redis.zadd('orders:{orders-0}:due', 1, 'a0');

    expect(await findUnfinished(redis)).toEqual([{ orderId: 'a0', what }]);
  });

  it('while an event of it was not delivered to those who list it, or not finished by them', async () => {
    const unlisted = [{ orderId: 'a1', what: 'unlisted' }];
    const id = await emit('a1');
    expect(await findUnfinished(redis)).toEqual(unlisted);

    await redis.xgroup('CREATE', stream, 'order-lists', '0');
    await redis.xgroup('CREATE', stream, 'broker', '0');
    expect(await findUnfinished(redis)).toEqual(unlisted);

    await read();
    expect(await findUnfinished(redis)).toEqual(unlisted);

    await redis.xack(stream, 'order-lists', id ?? '');
    expect(await findUnfinished(redis)).toEqual([]);
  });

  it('otherwise it is, even if its event is gone', async () => {
    await redis.xgroup('CREATE', stream, 'order-lists', '0', 'MKSTREAM');
    await redis.xdel(stream, (await emit('a1')) ?? '');

    expect(await findUnfinished(redis)).toEqual([]);
  });
});
