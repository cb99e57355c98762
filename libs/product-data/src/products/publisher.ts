import { Injectable, Logger } from '@nestjs/common';
import { Redis, RedisScript } from '@emporium/redis';
import { UNPUBLISHED, VERSIONS } from '../inventory/inventory-keys';
import type { ProductRecord } from './product';
import { isDeletion, type Unpublished } from './unpublished';

const SET_IF_NEWER = new RedisScript<number>(`
-- Writes a record unless a newer one is there.
-- KEYS[1] record   ARGV[1] JSON, ARGV[2] its version
-- Returns 1 when written, 0 when not
local stored = redis.call('GET', KEYS[1])
if stored and cjson.decode(stored).version >= tonumber(ARGV[2]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
return 1
`);

const SETTLE = new RedisScript<string | null>(`
-- Removes a published change from the redo log, unless a later one has replaced it.
-- KEYS[1] redo log, KEYS[2] versions   ARGV[1] id, ARGV[2] version published
-- Returns nothing when the projection is as it should be, the entry of a later change, or 'DELETED' when the
--   product is gone and another process has emptied the log already
local entry = redis.call('HGET', KEYS[1], ARGV[1])
if not entry then return redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0 and 'DELETED' end
if cjson.decode(entry).version > tonumber(ARGV[2]) then return entry end
redis.call('HDEL', KEYS[1], ARGV[1])
return false
`);

export const recordKey = (id: string) => `product:${id}`;
const ALL_PRODUCTS = 'products:all';

/**
 * Publishes committed changes to the keys outside of the inventory's slot: `product:<id>` (string, JSON of the record)
 * and `products:all` (sorted set, id by creation in ms). Any process may repeat any step. If a process dies between
 * commit and publication, the change stays in the redo log, which readers prefer to the published record.
 */
@Injectable()
export class Publisher {
  private readonly logger = new Logger(Publisher.name);

  constructor(private readonly redis: Redis) {}

  /** As {@link publish}, but leaves a failure to the sweeper, since the change is committed already. */
  async tryPublish(change: Unpublished): Promise<void> {
    await this.publish(change).catch((error: unknown) =>
      this.logger.warn({ msg: 'publication is left to the sweeper', productId: change.id, err: error }),
    );
  }

  async publish(change: Unpublished): Promise<void> {
    for (let next: Unpublished | undefined = change; next; next = await this.settle(next)) {
      await (isDeletion(next) ? this.withdraw(next.id) : this.project(next));
    }
  }

  /** Publishes changes that other processes committed but did not publish. */
  async publishLeftovers(): Promise<void> {
    let cursor = '0';
    do {
      const [next, entries] = await this.redis.hscan(UNPUBLISHED, cursor, 'COUNT', 100);
      const changes = entries.filter((_, index) => index % 2 === 1);
      await Promise.all(changes.map((json) => this.publish(JSON.parse(json) as Unpublished)));
      cursor = next;
    } while (cursor !== '0');
  }

  private async project(record: ProductRecord): Promise<void> {
    await Promise.all([
      SET_IF_NEWER.run(this.redis, [recordKey(record.id)], [JSON.stringify(record), record.version]),
      this.redis.zadd(ALL_PRODUCTS, Date.parse(record.createdAt), record.id),
    ]);
  }

  private async withdraw(id: string): Promise<void> {
    await Promise.all([this.redis.del(recordKey(id)), this.redis.zrem(ALL_PRODUCTS, id)]);
  }

  /** Ends a publication. @returns what is still to be published of this product */
  private async settle(published: Unpublished): Promise<Unpublished | undefined> {
    const { id, version } = published;
    const left = await SETTLE.run(this.redis, [UNPUBLISHED, VERSIONS], [id, version]);
    if (left === null || (left === 'DELETED' && isDeletion(published))) return undefined;
    return left === 'DELETED' ? { id, version, deleted: true } : (JSON.parse(left) as Unpublished);
  }
}
