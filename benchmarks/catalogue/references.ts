import type { Redis } from '@emporium/redis';

/** What the same could cost, in the same run: the least a page needs, and a filter as Redis would compute it. */
export const REFERENCES: Readonly<Record<string, (redis: Redis) => Promise<unknown>>> = {
  'reference: 20 ids and records': async (redis) => {
    const ids = await redis.zrange('products:all', 0, '19', 'REV');
    await Promise.all(ids.map((id) => redis.get(`product:${id}`)));
  },
  'reference: ZINTERSTORE of two lists': async (redis) => {
    await redis.zinterstore('reference', 2, 'products:all', '{inventory}:list:all:price', 'WEIGHTS', 1, 0);
    await redis.zrange('reference', 0, '19', 'REV');
    await redis.unlink('reference');
  },
};
