import { connectRedis, type Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { newestFirst, type OrderPlace } from './id-page';

describe('a list of orders', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = connectRedis(server.url, () => undefined);
    await eventually(() => redis.ping());
  });
  beforeEach(() => redis.flushall());
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  /** Three of each millisecond. */
  const add = (n: number) => redis.zadd('orders', Math.floor(n / 3), `o${String(n).padStart(3, '0')}`);

  it.each([1, 2, 5, 7])('is walked by %i, each order once, while others come and go', async (limit) => {
    for (let n = 0; n < 20; n++) await add(n);
    const seen: string[] = [];
    let from: number | OrderPlace | undefined = 0;
    let newest = 20;
    while (from !== undefined) {
      const page: Awaited<ReturnType<typeof newestFirst>> = await newestFirst(redis, 'orders', from, limit);
      seen.push(...page.ids);
      from = page.last;
      await add(newest++);
      if (from) await redis.zrem('orders', from.id);
    }

    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => `o${String(19 - n).padStart(3, '0')}`));
  });

  it('ends where nothing follows', async () => {
    await add(1);

    expect(await newestFirst(redis, 'orders', 0, 1)).toEqual({ ids: ['o001'], total: 1 });
    expect(await newestFirst(redis, 'orders', { createdAt: 0, id: 'o001' }, 1)).toEqual({
      ids: [],
      total: 1,
    });
    expect(await newestFirst(redis, 'none', 0, 1)).toEqual({ ids: [], total: 0 });
  });
});
