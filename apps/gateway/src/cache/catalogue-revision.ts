import { Injectable, Logger } from '@nestjs/common';
import { CATALOGUE_REVISION_KEY } from '@emporium/contracts';
import { isRedisUnavailable, Redis } from '@emporium/redis';

/** How long a revision is trusted, from the moment at which it was asked for. */
export const LEASE_MS = 5;
/** The same when many ask: a busy event loop can take longer than 5 ms for one turn, and no lease would outlast it. */
export const BUSY_LEASE_MS = 20;
/** From this many lookups in one lease on, it is a long one. */
const MANY = 16;
/** Under a long lease the next one is asked for this early, so that nobody waits for it. */
const RENEWED_AFTER_MS = 8;

/** A read under way. Whoever asks within a short lease of its start shares it. */
interface Read {
  readonly sentAt: number;
  readonly revision: Promise<string | undefined>;
}

/**
 * The catalogue's revision, read at most once in a few milliseconds however many ask.
 *
 * A response is stale for 5 ms at most, for 20 ms when many ask; not at all after a write through this gateway, see
 * {@link forget}.
 *
 * Key: product-service's `{inventory}:revision` (string) in the data Redis, read only.
 */
@Injectable()
export class CatalogueRevision {
  private readonly logger = new Logger(CatalogueRevision.name);
  private revision?: string;
  /** On the monotonic clock, as a lease must not grow when the time of day is set. */
  private leaseEndsAt = 0;
  private renewsAt = Infinity;
  private underWay?: Read;
  private asked = 0;

  constructor(private readonly redis: Redis) {}

  /** The revision while its lease holds. */
  get leased(): string | undefined {
    this.asked++;
    const now = performance.now();
    if (now >= this.leaseEndsAt) return undefined;
    if (now >= this.renewsAt) {
      this.renewsAt = Infinity;
      this.underWay ??= this.read(now);
    }
    return this.revision;
  }

  /**
   * The revision as it was at most a lease before this call. Undefined when Redis is away or has none: then nobody knows
   * whether a response is fresh.
   */
  async current(): Promise<string | undefined> {
    const now = performance.now();
    if (now < this.leaseEndsAt) return this.revision;
    if (!this.underWay || now >= this.underWay.sentAt + LEASE_MS) this.underWay = this.read(now);
    return this.underWay.revision;
  }

  /** To be called before a client learns of its write: what has been read so far, or is being read, may be older. */
  forget(): void {
    this.leaseEndsAt = 0;
    this.underWay = undefined;
  }

  private read(sentAt: number): Read {
    const revision: Read['revision'] = this.redis.get(CATALOGUE_REVISION_KEY).then(
      (value) => this.learn(read, value ?? undefined),
      (error: unknown) => this.learn(read, this.nothing(error)),
    );
    const read: Read = { sentAt, revision };
    return read;
  }

  /** A read that was forgotten or overtaken meanwhile begins no lease. */
  private learn(read: Read, revision: string | undefined): string | undefined {
    if (this.underWay !== read) return revision;
    this.underWay = undefined;
    this.revision = revision;
    const areMany = this.asked >= MANY;
    this.asked = 0;
    this.leaseEndsAt = revision === undefined ? 0 : read.sentAt + (areMany ? BUSY_LEASE_MS : LEASE_MS);
    this.renewsAt = areMany ? read.sentAt + RENEWED_AFTER_MS : Infinity;
    return revision;
  }

  private nothing(error: unknown): undefined {
    if (!isRedisUnavailable(error)) this.logger.error(error);
  }
}
