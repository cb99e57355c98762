import type { Redis } from 'ioredis';
import { listKeys } from './key-list';

/** An order on which something is still to be done. */
export interface Unfinished {
  readonly orderId: string;
  /** `undecided`, `undoing`, `cancelling`, or `unlisted` when only the lists over all users are behind. */
  readonly what: string;
}

/** Every order that is not at rest. */
export async function findUnfinished(redis: Redis): Promise<Unfinished[]> {
  const { due } = await listKeys(redis);
  const found = await Promise.all(
    due.map(async ({ name }) => {
      const prefix = name.replace(/^orders:(.*):due$/, 'order:$1:');
      const ids = await redis.zrange(name, '0', '-1');
      return Promise.all(ids.map(async (id) => ({ orderId: id, what: await state(redis, prefix + id) })));
    }),
  );
  return found.flat();
}

async function state(redis: Redis, key: string): Promise<string> {
  const [state, cancelling] = await redis.hmget(key, 'state', 'cancelling');
  if (cancelling === '1') return 'cancelling';
  return state === 'undecided' || state === 'undoing' ? state : 'unlisted';
}
