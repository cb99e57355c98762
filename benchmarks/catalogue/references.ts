import type { Redis } from '@emporium/redis';

/** For comparison, in the same run: the fewest commands that give a page, and a filter computed by Redis. */
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
