import type { Redis } from '@emporium/audit';
import { PARTITIONS } from './partitions';

/** The group of consumers that keeps the lists over all users. */
const GROUP = 'order-lists';
const MOST = 100;

/** Ids of orders with an event that the lists over all users have not had yet, at most some of each stream. */
export async function findUnlisted(redis: Redis): Promise<string[]> {
  const streams = PARTITIONS.map((partition) => unlistedIn(redis, `orders:${partition}:events`));
  return [...new Set((await Promise.all(streams)).flat())];
}

async function unlistedIn(redis: Redis, stream: string): Promise<string[]> {
  if ((await redis.exists(stream)) === 0) return [];
  const groups = (await redis.xinfo('GROUPS', stream)) as (string | number)[][];
  const group = groups.find((fields) => fields[fields.indexOf('name') + 1] === GROUP);
  const last = group?.[group.indexOf('last-delivered-id') + 1];
  const undelivered = await redis.xrange(stream, last === undefined ? '-' : `(${last}`, '+', 'COUNT', MOST);
  const pending = group ? await pendingIn(redis, stream) : [];
  return [...undelivered, ...pending].map(([, fields]) => orderIdOf(fields));
}

async function pendingIn(redis: Redis, stream: string) {
  const pending = (await redis.xpending(stream, GROUP, '-', '+', MOST)) as [id: string][];
  return (await Promise.all(pending.map(([id]) => redis.xrange(stream, id, id)))).flat();
}

const orderIdOf = (fields: string[]): string =>
  (JSON.parse(fields[fields.indexOf('data') + 1] ?? '{}') as { orderId: string }).orderId;
