import { setTimeout as sleep } from 'node:timers/promises';
import { readBacklog } from '@emporium/events';
import { ORDER_EVENT_STREAMS } from '@emporium/order-data';
import type { Redis } from '@emporium/redis';

const QUIET_MS = 500;

/** Makes every event count as handled, as the events of orders long settled are. */
export async function skipEvents(redis: Redis): Promise<void> {
  for (const stream of ORDER_EVENT_STREAMS) {
    const { groups } = await readBacklog(redis, stream);
    for (const { name } of groups) await redis.xgroup('SETID', stream, name, '$');
  }
}

/** Waits until the service has removed the events beyond those that it keeps. */
export async function untilTrimmed(redis: Redis): Promise<void> {
  let before = NaN;
  for (let length = await events(redis); length !== before; length = await events(redis)) {
    before = length;
    await sleep(QUIET_MS);
  }
}

async function events(redis: Redis): Promise<number> {
  const lengths = await Promise.all(ORDER_EVENT_STREAMS.map((stream) => redis.xlen(stream)));
  return lengths.reduce((sum, length) => sum + length, 0);
}
