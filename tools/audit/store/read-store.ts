import type { Redis } from '@emporium/redis';
import { inBatches } from './in-batches';
import { type FoundKey, listKeys } from './list-keys';
import { parseOrder, parseRecord, parseReservation } from './parse';
import { readProducts } from './read-products';
import type { Store, StoredList } from './store';

/**
 * Reads everything that must agree, and writes nothing.
 *
 * A cart, a checkout or a cancellation may go on meanwhile: reservations are read before orders, and orders before what
 * points at them, so that most of what is under way causes no finding.
 */
export async function readStore(redis: Redis): Promise<Store> {
  const readAt = Date.now();
  const keys = await listKeys(redis);
  const reservations = await byId(keys.reservations, async ({ name }) =>
    parseReservation(await redis.hgetall(name)),
  );
  const products = await readProducts(redis);
  const orders = await byId(keys.orders, async ({ name, ids: [id = ''] }) => {
    const [fields, timeline] = await Promise.all([
      redis.hgetall(name),
      redis.lrange(`${name}:timeline`, 0, -1),
    ]);
    return parseOrder(id, fields, timeline);
  });
  return {
    readAt,
    reservations,
    products,
    orders: new Map([...orders].filter(([, { state }]) => state !== '')), // discarded since its key was listed
    records: await inBatches(keys.records, async ({ name, ids: [userId = '', key = ''] }) =>
      parseRecord(userId, key, await redis.hgetall(name)),
    ),
    lists: await inBatches([...keys.userLists, ...keys.suiteLists], (key) => readList(redis, key)),
    due: new Map((await inBatches(keys.due, ({ name }) => readDue(redis, name))).flat()),
  };
}

async function byId<Value>(keys: readonly FoundKey[], read: (key: FoundKey) => Promise<Value>) {
  return new Map(await inBatches(keys, async (key) => [key.ids[0] ?? '', await read(key)] as const));
}

async function readList(redis: Redis, { name, ids }: FoundKey): Promise<StoredList> {
  const orderIds = new Set(await redis.zrange(name, 0, '-1'));
  return name.startsWith('user:')
    ? { userId: ids[0], status: ids[1], orderIds }
    : { status: ids[0], orderIds };
}

async function readDue(redis: Redis, name: string): Promise<[id: string, at: number][]> {
  const flat = await redis.zrange(name, 0, '-1', 'WITHSCORES');
  const ids = flat.filter((_, index) => index % 2 === 0);
  return ids.map((id, index) => [id, Number(flat[2 * index + 1])]);
}
