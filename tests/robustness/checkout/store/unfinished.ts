import type { Redis } from '@emporium/audit';
import { PARTITIONS } from './partitions';
import { findUnlisted } from './unlisted';

/** An order on which something is still to be done. */
export interface Unfinished {
  readonly orderId: string;
  /**
   * `undecided`, `undoing`, `cancelling`, `unsettled` when its lines may still be in the cart, or `unlisted` when only
   * the lists over all users are behind.
   */
  readonly what: string;
}

/** Every order that is not at rest. */
export async function findUnfinished(redis: Redis): Promise<Unfinished[]> {
  const unlisted = (await findUnlisted(redis)).map((orderId) => ({ orderId, what: 'unlisted' }));
  const due = await Promise.all(
    PARTITIONS.map(async (partition) => {
      const ids = await redis.zrange(`orders:${partition}:due`, '0', '-1');
      return Promise.all(
        ids.map(async (id) => ({ orderId: id, what: await stateOf(redis, `order:${partition}:${id}`) })),
      );
    }),
  );
  return [...due.flat(), ...unlisted];
}

async function stateOf(redis: Redis, key: string): Promise<string> {
  const [state, cancelling] = await redis.hmget(key, 'state', 'cancelling');
  if (cancelling === '1') return 'cancelling';
  return state === 'undecided' || state === 'undoing' ? state : 'unsettled';
}
