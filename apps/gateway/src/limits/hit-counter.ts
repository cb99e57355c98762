import { type Redis, RedisScript } from '@emporium/redis';
import { type Hit, PrepaidHits } from './prepaid-hits';

const COUNT = new RedisScript<[hits: number, msLeft: number, advance: number]>(`
-- Counts requests in their client's fixed window, which begins with the first; and some more in advance, a tenth of
-- what is left to the limit at the most.
-- KEYS[1] counter   ARGV[1] how many requests, ARGV[2] window, ms, ARGV[3] limit, ARGV[4] how many more at the most
-- returns requests in this window without the advance, ms until it ends, the advance
local hits = redis.call('INCRBY', KEYS[1], ARGV[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  left = tonumber(ARGV[2])
  redis.call('PEXPIRE', KEYS[1], left)
end
local advance = math.min(tonumber(ARGV[4]), math.floor((tonumber(ARGV[3]) - hits) / 10))
if advance <= 0 then return { hits, left, 0 } end
redis.call('INCRBY', KEYS[1], advance)
return { hits, left, advance }
`);

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

/** The window and the limit that a hit counts for. */
export interface Window {
  /** Its length, should this hit begin one. */
  readonly windowMs: number;
  readonly limit: number;
}

/** A client that sends this many while a count is under way is busy enough to be counted in advance. */
const BUSY = 8;
const MOST_IN_ADVANCE = 256;
const PROBE_WINDOW_MS = 1_000;

/**
 * Counts hits in Redis, exact over all gateways.
 *
 * Hits on a key whose count is under way wait for its end and then go together, and a busy client's next ones are counted
 * with them: it costs a command now and then, and a lone hit waits for nobody. What was counted in advance and did not
 * come is lost to the client when its window ends.
 */
export class HitCounter {
  private readonly gathering = new Map<string, Batch>();
  private readonly underWay = new Map<string, Promise<unknown>>();
  private readonly prepaid = new PrepaidHits();

  constructor(private readonly redis: Redis) {}

  async hit(key: string, window: Window): Promise<Hit> {
    const paid = this.paid(key, window);
    if (paid) return paid;
    const batch = this.gathering.get(key) ?? this.gather(key, window);
    const placeInBatch = ++batch.size;
    const { before, msLeft } = await batch.counted;
    return { place: before + placeInBatch, msLeft };
  }

  /** Fails unless a hit on the key could be counted now; counts none. */
  async probe(key: string): Promise<void> {
    // With the whole key as its hash tag, it is on the same node of a cluster.
    await COUNT.run(this.redis, [`{${key}}:probe`], [1, PROBE_WINDOW_MS, 0, 0]);
  }

  /** The hit, if it was counted in advance. When half of what was counted in advance is used up, more is counted. */
  paid(key: string, window: Window): Hit | undefined {
    const paid = this.prepaid.take(key);
    // If it fails, the next hit that was not counted in advance fails as well, and its caller learns of it.
    if (paid?.isHalfway && !this.underWay.has(key)) this.count(key, 0, window, MOST_IN_ADVANCE).catch(ignore);
    return paid;
  }

  private gather(key: string, window: Window): Batch {
    const batch = new Batch((hits) => this.send(key, hits, window));
    this.gathering.set(key, batch);
    return batch;
  }

  /** Fails with the count ahead of it, since it would only wait as long for the same. */
  private async send(key: string, batch: Batch, window: Window): Promise<Counted> {
    try {
      await this.underWay.get(key);
    } finally {
      this.gathering.delete(key);
    }
    return this.count(key, batch.size, window, batch.size < BUSY ? 0 : MOST_IN_ADVANCE);
  }

  private async count(key: string, size: number, window: Window, inAdvance: number): Promise<Counted> {
    const counting = COUNT.run(this.redis, [key], [size, window.windowMs, window.limit, inAdvance]);
    this.underWay.set(key, counting);
    try {
      const [hits, msLeft, advance] = await counting;
      if (advance > 0) this.prepaid.add(key, hits, advance, msLeft);
      return { before: hits - size, msLeft };
    } finally {
      if (this.underWay.get(key) === counting) this.underWay.delete(key);
    }
  }
}

const ignore = () => undefined;
