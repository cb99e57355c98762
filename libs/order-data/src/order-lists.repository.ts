import { Injectable } from '@nestjs/common';
import { Redis, RedisScript } from '@emporium/redis';
import { type IdPage, newestFirst, type OrderPlace } from './id-page';
import type { PlacedOrder } from './order';
import { LISTS } from './order-keys';
import { ORDER_STATUSES, type OrderStatus } from './order-status';

const LIST = new RedisScript<number>(`
-- Puts a version of an order into the lists over all users. Versions may arrive late or twice.
-- KEYS[1] all orders, KEYS[2] what is listed, KEYS[3..] orders of each status
-- ARGV[1] order id, ARGV[2] creation time, ARGV[3] version, ARGV[4] index in KEYS of its status
-- Returns 1, or 0 when this version or a later one is listed
local listed = redis.call('HGET', KEYS[2], ARGV[1])
if listed and tonumber(listed) >= tonumber(ARGV[3]) then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
for i = 3, #KEYS do
  if i == tonumber(ARGV[4]) then redis.call('ZADD', KEYS[i], ARGV[2], ARGV[1])
  else redis.call('ZREM', KEYS[i], ARGV[1]) end
end
return 1
`);

const FIRST_STATUS_KEY = 3;

/** The fields of an order that the lists need. */
export type ListedOrder = Pick<PlacedOrder, 'id' | 'createdAt' | 'version' | 'state'>;

/** The lists over all users, brought up to date by the events of orders. Keys: see `LISTS`. */
@Injectable()
export class OrderListsRepository {
  constructor(private readonly redis: Redis) {}

  /** Puts a version of an order into the lists, unless they have a later one; it may be repeated. */
  async list({ id, createdAt, version, state }: ListedOrder): Promise<void> {
    const keys = [LISTS.all, LISTS.listed, ...ORDER_STATUSES.map(LISTS.ofStatus)];
    const index = FIRST_STATUS_KEY + ORDER_STATUSES.indexOf(state);
    await LIST.run(this.redis, keys, [id, createdAt, version, index]);
  }

  /** Ids of all users' orders, newest first, and how many there are; see {@link newestFirst}. */
  async page(status: OrderStatus | undefined, from: number | OrderPlace, limit: number): Promise<IdPage> {
    const key = status ? LISTS.ofStatus(status) : LISTS.all;
    return newestFirst(this.redis, key, from, limit);
  }
}
