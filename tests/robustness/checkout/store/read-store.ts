import type { Redis } from 'ioredis';
import { type FoundKey, listKeys } from './key-list';
import { parseEvent, parseKey, parseOrder, parseReservation } from './parse';
import { readProducts } from './read-products';
import type { Store, StoredEvent } from './store';

/** Reads everything; nothing must change meanwhile. */
export async function readStore(redis: Redis): Promise<Store> {
  const keys = await listKeys(redis);
  const hashes = (found: FoundKey[]) => Promise.all(found.map(({ name }) => redis.hgetall(name)));
  const members = async ({ name }: FoundKey) => new Set(await redis.zrange(name, '0', '-1'));
  const sets = async (found: FoundKey[]) =>
    new Map(await Promise.all(found.map(async (key) => [key.ids.join(':'), await members(key)] as const)));

  const orders = (await hashes(keys.order)).map(parseOrder);
  const timelines = await Promise.all(keys.order.map(({ name }) => redis.lrange(`${name}:timeline`, 0, -1)));
  const reservations = (await hashes(keys.reservation)).map(parseReservation);
  const records = await hashes(keys.idempotency);
  const [all = new Set<string>()] = await Promise.all(keys.all.map(members));
  return {
    products: await readProducts(redis),
    reservations: byId(keys.reservation, reservations),
    orders: byId(
      keys.order,
      orders.map((order, index) => ({ ...order, timeline: statuses(timelines[index] ?? []) })),
    ),
    keys: records.map((record, index) => parseKey(keys.idempotency[index]?.ids ?? [], record)),
    events: await readEvents(redis, keys.events),
    lists: {
      all,
      ofStatus: await sets(keys.ofStatus),
      ofUser: await sets(keys.ofUser),
      ofUserAndStatus: await sets(keys.ofUserAndStatus),
    },
    due: (await Promise.all(keys.due.map(({ name }) => redis.zrange(name, '0', '-1')))).flat(),
  };
}

const byId = <Value>(keys: FoundKey[], values: Value[]) =>
  new Map(values.map((value, index) => [keys[index]?.ids[0] ?? '', value]));

const statuses = (timeline: string[]) =>
  timeline.map((entry) => (JSON.parse(entry) as { status: string }).status);

async function readEvents(redis: Redis, streams: FoundKey[]): Promise<StoredEvent[]> {
  const entries = await Promise.all(streams.map(({ name }) => redis.xrange(name, '-', '+')));
  return entries.flat().map(([, fields]) => parseEvent(fields));
}
