import { once } from 'node:events';
import { connectRedis, type Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import { DueOrdersRepository } from './due-orders.repository';
import { orderKeys } from './order-keys';

const LONGEST_LEASE_MS = 2_500;

describe('due orders', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;
  let due: DueOrdersRepository;
  const keys = orderKeys('0');

  beforeAll(async () => {
    server = await startTestRedis();
    redis = connectRedis(server.url, () => undefined);
    await once(redis, 'ready');
    due = new DueOrdersRepository(redis);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  it('are taken again soon, however often they were taken in vain', async () => {
    await redis.hset(keys.order('o'), 'id', 'o');
    await redis.zadd(keys.due, 0, 'o');

    let now = 1_000_000;
    for (let attempt = 1; attempt <= 12; attempt++) {
      expect(await due.take(now)).toEqual(['o']);
      const nextAt = Number(await redis.zscore(keys.due, 'o'));
      expect(nextAt - now).toBeGreaterThanOrEqual(375);
      expect(nextAt - now).toBeLessThanOrEqual(LONGEST_LEASE_MS);
      now = nextAt;
    }
  });

  it('are not taken by two at once', async () => {
    await redis.hset(keys.order('p'), 'id', 'p');
    await redis.zadd(keys.due, 0, 'p');

    const taken = await Promise.all([due.take(1), due.take(1)]);

    expect(taken.flat()).toEqual(['p']);
  });
});
