import { connectRedis, type Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { RedisThrottlerStorage } from './redis-throttler.storage';

const WINDOW_MS = 60_000;
const isNearly60 = (seconds: number) => seconds > 50 && seconds <= 60;

describe('RedisThrottlerStorage', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;
  let storage: RedisThrottlerStorage;

  beforeEach(async () => {
    server = await startTestRedis();
    redis = connectRedis(server.url, () => undefined);
    await eventually(() => expect(redis.status).toBe('ready'));
    storage = new RedisThrottlerStorage(redis);
  });
  afterEach(async () => {
    storage.onApplicationShutdown();
    redis.disconnect();
    await server.stop();
  });

  const hit = (limit = 2) => storage.increment('kim', WINDOW_MS, limit, WINDOW_MS, 'default');

  it('says how many hits there were, when the window ends, and from which one on they are too many', async () => {
    const hits = [await hit(), await hit(), await hit()];

    expect(hits.map(({ totalHits, isBlocked }) => [totalHits, isBlocked])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(
      hits.filter(
        ({ timeToExpire, timeToBlockExpire }) => isNearly60(timeToExpire) && isNearly60(timeToBlockExpire),
      ),
    ).toHaveLength(3);
  });

  it('says the same of a window that it counts itself while Redis is away', async () => {
    await server.stop();
    const hits = [await hit(), await hit(), await hit()];

    expect(hits.map(({ totalHits, isBlocked }) => [totalHits, isBlocked])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(hits.filter(({ timeToExpire }) => isNearly60(timeToExpire))).toHaveLength(3);
  });

  it('takes what Redis refuses for no outage', async () => {
    await redis.lpush('kim', 'no counter');

    await expect(hit()).rejects.toThrow('WRONGTYPE');
    await expect(hit()).rejects.toThrow('WRONGTYPE');
  });
});
