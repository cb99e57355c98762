import { Injectable } from '@nestjs/common';
import { jittered } from '@emporium/http';
import { Redis } from '@emporium/redis';
import { orderKeys } from './order-keys';
import { type Partition, PARTITIONS } from './order-partition';
import { LEASE } from './orders.scripts';

/** When a reconciler takes over an order that its request left unfinished; longer than a request may take. */
export const TAKE_OVER_AFTER_MS = 3_000;

const BATCH = 50;

/** Orders with work left to do. Keys: `due` of `orderKeys`. */
@Injectable()
export class DueOrdersRepository {
  constructor(private readonly redis: Redis) {}

  /**
   * Leases some orders that are due, so that other instances leave them alone for a while. The lease only saves work:
   * two instances working on one order do no harm.
   *
   * @returns ids of the orders taken
   */
  async take(now: number): Promise<string[]> {
    const taken = await Promise.all(PARTITIONS.map((partition) => this.takeFrom(partition, now)));
    return taken.flat();
  }

  /** How many orders wait for a reconciler. */
  async count(now: number): Promise<number> {
    const counts = await Promise.all(
      PARTITIONS.map((partition) => this.redis.zcount(orderKeys(partition).due, '-inf', now)),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** How many orders have work left to do, by their requests or by a reconciler. */
  async countAll(): Promise<number> {
    const counts = await Promise.all(
      PARTITIONS.map((partition) => this.redis.zcard(orderKeys(partition).due)),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** The creation time of the oldest undecided order; undefined without one. */
  async oldestUndecidedAt(): Promise<number | undefined> {
    const times = await Promise.all(PARTITIONS.map((partition) => this.oldestUndecidedIn(partition)));
    return times.reduce(
      (a, b) => (a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)),
      undefined,
    );
  }

  /** Undecided orders are all in `due`, and their ids sort by time, so the first one found is the oldest. */
  private async oldestUndecidedIn(partition: Partition): Promise<number | undefined> {
    const keys = orderKeys(partition);
    const ids = (await this.redis.zrange(keys.due, 0, '-1')).sort();
    for (let start = 0; start < ids.length; start += BATCH) {
      const read = (id: string) => this.redis.hmget(keys.order(id), 'state', 'createdAt');
      const orders = await Promise.all(ids.slice(start, start + BATCH).map(read));
      const found = orders.find(([state]) => state === 'undecided' || state === 'undoing');
      if (found) return Number(found[1]);
    }
    return undefined;
  }

  private async takeFrom(partition: Partition, now: number): Promise<string[]> {
    const keys = orderKeys(partition);
    const ids = await this.redis.zrangebyscore(keys.due, '-inf', now, 'LIMIT', 0, BATCH);
    const isTaken = await Promise.all(
      ids.map((id) => LEASE.run(this.redis, [keys.due, keys.order(id)], [id, now, jittered(1)])),
    );
    return ids.filter((_, index) => isTaken[index] === 1);
  }
}
