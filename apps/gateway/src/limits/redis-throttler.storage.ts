import { Logger } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { UnavailableError } from '@emporium/http';
import { isRedisUnavailable, type Redis } from '@emporium/redis';
import { HitCounter } from './hit-counter';
import type { Hits } from './limit-policy';
import { LocalWindows } from './local-windows';
import { Outage } from './outage';

/** How long attempts to log in are let through by this gateway's own count when Redis is away. */
const GRACE_MS = 5_000;
const GUESSES: ReadonlySet<string> = new Set(['auth', 'register']);

/**
 * Counts in Redis, exact over all gateways. Who has used up a window is refused here until it ends, without asking.
 *
 * While Redis is away each gateway counts for itself; after a while it lets no attempts to log in through any more,
 * since each gateway would give a guesser another full limit.
 *
 * Key: `gateway:limit:<policy>:<client>` (string, lives for one window).
 */
export class RedisThrottlerStorage implements ThrottlerStorage {
  private readonly logger = new Logger('RateLimits');
  private readonly counter: HitCounter;
  private readonly windows = new LocalWindows();
  private readonly outage = new Outage(() => {
    this.windows.clear();
    this.logger.log('counted in Redis again');
  });

  constructor(redis: Redis) {
    this.counter = new HitCounter(redis);
  }

  /**
   * @param ttlMs length of the window
   * @throws UnavailableError for an attempt that nobody can count
   */
  async increment(key: string, ttlMs: number, limit: number, _blockMs: number, name: string): Promise<Hits> {
    const known = this.windows.find(key);
    if (known && known.hits >= limit) {
      // Hits counted in advance are within the limit, even if others have used up the rest since.
      const place = this.counter.paid(key, { windowMs: ttlMs, limit })?.place ?? limit + 1;
      return hitsOf(place, known.endsAt - performance.now(), limit);
    }
    if (this.outage.isOn) return this.countHere(key, ttlMs, limit, name);
    try {
      const { place, msLeft } = await this.counter.hit(key, { windowMs: ttlMs, limit });
      if (place >= limit) this.windows.remember(key, place, msLeft);
      return hitsOf(place, msLeft, limit);
    } catch (error) {
      if (!isRedisUnavailable(error)) throw error;
      this.noticeOutage(key, error as Error);
      return this.countHere(key, ttlMs, limit, name);
    }
  }

  onApplicationShutdown(): void {
    this.outage.stop();
  }

  private countHere(key: string, ttlMs: number, limit: number, name: string): Hits {
    if (GUESSES.has(name) && this.outage.ms > GRACE_MS) throw new UnavailableError();
    const { hits, endsAt } = this.windows.hit(key, ttlMs);
    return hitsOf(hits, endsAt - performance.now(), limit);
  }

  private noticeOutage(key: string, { message }: Error): void {
    if (this.outage.isOn) return;
    this.logger.warn(`counted by this gateway alone: ${message}`);
    this.outage.begin(() => this.counter.probe(key));
  }
}

function hitsOf(totalHits: number, msLeft: number, limit: number): Hits {
  const timeToExpire = Math.ceil(msLeft / 1000);
  return { totalHits, timeToExpire, isBlocked: totalHits > limit, timeToBlockExpire: timeToExpire };
}
