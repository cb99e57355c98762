import { type ThrottlerStorage, ThrottlerStorageService } from '@nestjs/throttler';
import { isRedisUnavailable, type Redis, RedisScript } from '@emporium/redis';

type Hits = Awaited<ReturnType<ThrottlerStorage['increment']>>;

const count = new RedisScript<[hits: number, msLeft: number]>(`
-- Counts a request in its client's fixed window, which begins with the first.
-- KEYS[1] counter   ARGV[1] window, ms
-- returns requests in this window, ms until it ends
local hits = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  left = tonumber(ARGV[1])
  redis.call('PEXPIRE', KEYS[1], left)
end
return { hits, left }
`);

/**
 * Counts in Redis, exact over all gateways; while that is away each gateway counts for itself.
 *
 * Key: the throttler's, see `RateLimitGuard` (string, lives for one window).
 */
export class RedisThrottlerStorage implements ThrottlerStorage {
  private readonly ownCounts = new ThrottlerStorageService();

  constructor(private readonly redis: Redis) {}

  /** @param ttlMs length of the window */
  async increment(key: string, ttlMs: number, limit: number, blockMs: number, name: string): Promise<Hits> {
    try {
      const [totalHits, msLeft] = await count.run(this.redis, [key], [ttlMs]);
      const timeToExpire = Math.ceil(msLeft / 1000);
      return { totalHits, timeToExpire, isBlocked: totalHits > limit, timeToBlockExpire: timeToExpire };
    } catch (error) {
      if (!isRedisUnavailable(error)) throw error;
      return this.ownCounts.increment(key, ttlMs, limit, blockMs, name);
    }
  }

  onApplicationShutdown(): void {
    this.ownCounts.onApplicationShutdown();
  }
}
