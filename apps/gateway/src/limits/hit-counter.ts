import { type Redis, RedisScript } from '@emporium/redis';

const COUNT = new RedisScript<[hits: number, msLeft: number]>(`
-- Counts requests in their client's fixed window, which begins with the first.
-- KEYS[1] counter   ARGV[1] how many requests, ARGV[2] window, ms
-- returns requests in this window, ms until it ends
local hits = redis.call('INCRBY', KEYS[1], ARGV[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  left = tonumber(ARGV[2])
  redis.call('PEXPIRE', KEYS[1], left)
end
return { hits, left }
`);

/** Which request of its window a hit is, from 1, and how long the window lasts. */
export interface Hit {
  readonly place: number;
  readonly msLeft: number;
}

interface Counted {
  /** Hits of this window before those of the batch. */
  readonly before: number;
  readonly msLeft: number;
}

/** Hits on one key that go to Redis together. */
class Batch {
  size = 0;
  readonly counted: Promise<Counted>;

  constructor(send: (batch: Batch) => Promise<Counted>) {
    this.counted = send(this);
  }
}

const PROBE_WINDOW_MS = 1_000;

/**
 * Counts hits in Redis, exact over all gateways.
 *
 * Hits on a key whose count is under way wait for its end and then go together: a busy client costs one command a round
 * trip, and a lone hit waits for nobody.
 */
export class HitCounter {
  private readonly gathering = new Map<string, Batch>();
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(private readonly redis: Redis) {}

  /** @param windowMs length of the window, should this hit begin one */
  async hit(key: string, windowMs: number): Promise<Hit> {
    const batch = this.gathering.get(key) ?? this.gather(key, windowMs);
    const placeInBatch = ++batch.size;
    const { before, msLeft } = await batch.counted;
    return { place: before + placeInBatch, msLeft };
  }

  /** Fails unless a hit on the key could be counted now; counts none. */
  async probe(key: string): Promise<void> {
    // With the whole key as its hash tag, it is on the same node of a cluster.
    await COUNT.run(this.redis, [`{${key}}:probe`], [1, PROBE_WINDOW_MS]);
  }

  private gather(key: string, windowMs: number): Batch {
    const batch = new Batch((hits) => this.send(key, hits, windowMs));
    this.gathering.set(key, batch);
    return batch;
  }

  /** Fails with the count ahead of it, since it would only wait as long for the same. */
  private async send(key: string, batch: Batch, windowMs: number): Promise<Counted> {
    try {
      await this.underWay.get(key);
    } finally {
      this.gathering.delete(key);
    }
    const counting = COUNT.run(this.redis, [key], [batch.size, windowMs]);
    this.underWay.set(key, counting);
    try {
      const [hits, msLeft] = await counting;
      return { before: hits - batch.size, msLeft };
    } finally {
      if (this.underWay.get(key) === counting) this.underWay.delete(key);
    }
  }
}
