import type { Redis } from '@emporium/redis';

/** A row of a list of orders: when it was created, in ms, and its id. */
export interface OrderPlace {
  readonly createdAt: number;
  readonly id: string;
}

/** The ids on one page of a list, and the size of the whole list. */
export interface IdPage {
  readonly ids: readonly string[];
  readonly total: number;
  /** The last row of the page, when others follow. */
  readonly last?: OrderPlace;
}

/** More orders than ever have the same creation time, in ms. */
const MOST_AT_ONCE = 1_000;

/**
 * A page of a sorted set by creation time, newest first.
 *
 * @param from how many rows to skip; or the row behind which the page begins, which may be gone from the list
 */
export async function newestFirst(
  redis: Redis,
  key: string,
  from: number | OrderPlace,
  limit: number,
): Promise<IdPage> {
  const [found, total] = await Promise.all([
    typeof from === 'number' ? byRank(redis, key, from, limit + 1) : behind(redis, key, from, limit + 1),
    redis.zcard(key),
  ]);
  const rows = found.slice(0, limit);
  return {
    ids: rows.map(({ id }) => id),
    total,
    ...(found.length > limit && { last: rows.at(-1) as OrderPlace }),
  };
}

async function byRank(redis: Redis, key: string, offset: number, count: number): Promise<OrderPlace[]> {
  return places(await redis.zrevrange(key, offset, offset + count - 1, 'WITHSCORES'));
}

/** The rows behind a row; those of the same millisecond are in the order of their ids. */
async function behind(
  redis: Redis,
  key: string,
  { createdAt, id }: OrderPlace,
  count: number,
): Promise<OrderPlace[]> {
  const [same, older] = await Promise.all([
    redis.zrevrangebyscore(key, createdAt, createdAt, 'WITHSCORES', 'LIMIT', 0, MOST_AT_ONCE),
    redis.zrevrangebyscore(key, `(${createdAt}`, '-inf', 'WITHSCORES', 'LIMIT', 0, count),
  ]);
  return [...places(same).filter((row) => row.id < id), ...places(older)].slice(0, count);
}

const places = (flat: readonly string[]): OrderPlace[] =>
  flat.flatMap((id, index) => (index % 2 === 0 ? [{ id, createdAt: Number(flat[index + 1]) }] : []));
