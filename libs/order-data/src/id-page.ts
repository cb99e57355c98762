import type { Redis } from '@emporium/redis';

/** Ids on one page of a list, and how many the whole list has. */
export interface IdPage {
  readonly ids: readonly string[];
  readonly total: number;
}

/** A page of a sorted set by creation time, newest first. */
export async function newestFirst(redis: Redis, key: string, offset: number, limit: number): Promise<IdPage> {
  const [ids, total] = await Promise.all([
    redis.zrevrange(key, offset, offset + limit - 1),
    redis.zcard(key),
  ]);
  return { ids, total };
}
