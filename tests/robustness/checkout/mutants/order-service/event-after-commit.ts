import { setTimeout as sleep } from 'node:timers/promises';
import { partitionOfUser, PlacingRepository, type UnplacedOrder } from '@emporium/order-data';
import type { Redis } from '@emporium/redis';
import { override } from '../../failpoints/override';
import { startOrderService } from '../../failpoints/start-order-service';

const LATER_MS = 100;
const RECENT = 50;

// Writes the event of a new order when the order is there, not together with it.
override(
  PlacingRepository,
  'confirm',
  (confirm) =>
    async function (order, ...others) {
      const isPlaced = await confirm.call(this, order, ...others);
      if (isPlaced) await postponeEvent(Reflect.get(this, 'redis') as Redis, order);
      return isPlaced;
    },
);
void startOrderService();

/** Takes the event out of the script's step and adds it a little later. */
async function postponeEvent(redis: Redis, { id, userId }: UnplacedOrder): Promise<void> {
  const events = `orders:{orders-${partitionOfUser(userId)}}:events`;
  const recent = await redis.xrevrange(events, '+', '-', 'COUNT', RECENT);
  const [entryId, fields] = recent.find(([, fields]) => fields.some((field) => field.includes(id))) ?? [];
  if (!entryId || !fields) return;
  await redis.xdel(events, entryId);
  void sleep(LATER_MS).then(() => redis.xadd(events, '*', ...fields));
}
