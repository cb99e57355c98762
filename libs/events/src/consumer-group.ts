import type { Redis } from '@emporium/redis';
import { BURY, CLAIM, FORGET_CONSUMERS, TRIM } from './consumer-group.scripts';
import { deadLettersOf } from './dead-letters';
import { type Delivery, deliveryOf, type RawEntry } from './delivery';
import { START } from './position';

const TRIM_AT_ONCE = 1_000;

/** One consumer of a stream's group. Each command uses the cluster slot of that stream only. */
export class ConsumerGroup {
  constructor(
    private readonly redis: Redis,
    readonly stream: string,
    private readonly group: string,
    private readonly consumer: string,
  ) {}

  /**
   * Creates the group if it does not exist, at the beginning of the stream, so that it gets every entry still there.
   */
  async create(): Promise<void> {
    try {
      await this.redis.xgroup('CREATE', this.stream, this.group, START, 'MKSTREAM');
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('BUSYGROUP'))) throw error;
    }
  }

  /** Reads entries that were not delivered to the group yet. */
  async read(count: number): Promise<Delivery[]> {
    const { group, consumer, stream } = this;
    const reply = await this.redis.xreadgroup(
      'GROUP',
      group,
      consumer,
      'COUNT',
      count,
      'STREAMS',
      stream,
      '>',
    );
    const [[, entries] = ['', []]] = (reply ?? []) as [stream: string, entries: RawEntry[]][];
    return entries.map((entry) => deliveryOf(entry, 1));
  }

  /**
   * Takes over an entry that another delivery left unfinished.
   *
   * @param from where to search from, {@link START} at first
   * @returns where to search from next, {@link START} again at the end
   */
  async claim(from: string, idleMs: number): Promise<{ next: string; delivery?: Delivery }> {
    const args = [this.group, this.consumer, idleMs, from];
    const [next, entry, deliveries] = await CLAIM.run(this.redis, [this.stream], args);
    return entry === null ? { next } : { next, delivery: deliveryOf(entry, deliveries) };
  }

  /** Acknowledges entries as finished. */
  async ack(deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    await this.redis.xack(this.stream, this.group, ...deliveries.map(({ id }) => id));
  }

  /** Moves an entry to the dead letters. */
  async bury({ id, deliveries }: Delivery, reason: string): Promise<void> {
    const keys = [this.stream, deadLettersOf(this.stream)];
    await BURY.run(this.redis, keys, [this.group, id, deliveries, reason]);
  }

  /**
   * Makes entries available to the next claim, as if they had not been delivered this time.
   *
   * @param idleMs the idle time that they get
   */
  async putBack(deliveries: readonly Delivery[], idleMs: number): Promise<void> {
    const { redis, stream, group, consumer } = this;
    const options = (tries: number) => ['IDLE', idleMs, 'RETRYCOUNT', tries, 'JUSTID'] as const;
    await Promise.all(
      deliveries.map(({ id, deliveries }) =>
        redis.xclaim(stream, group, consumer, 0, id, ...options(deliveries - 1)),
      ),
    );
  }

  /** Removes this consumer, unless an entry is pending that it did not put back. */
  async leave(): Promise<void> {
    await FORGET_CONSUMERS.run(
      this.redis,
      [this.stream],
      [this.group, this.consumer, Number.MAX_SAFE_INTEGER],
    );
  }

  /** Removes consumers that have not been seen for long. */
  async forgetConsumers(idleMs: number): Promise<void> {
    await FORGET_CONSUMERS.run(this.redis, [this.stream], [this.group, '', idleMs]);
  }

  /** Removes some old entries that every group is done with, beyond those to keep. @returns whether there may be more */
  async trim(keep: number): Promise<boolean> {
    return (await TRIM.run(this.redis, [this.stream], [keep, TRIM_AT_ONCE])) === TRIM_AT_ONCE;
  }
}
