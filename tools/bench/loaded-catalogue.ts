import { once } from 'node:events';
import { startRedis } from '@emporium/local-suite';
import { ListingRepository } from '@emporium/product-data';
import { connectRedis, type Redis } from '@emporium/redis';
import { loadProducts } from './load-products';

/** A catalogue of synthetic products in a Redis of its own. */
export interface LoadedCatalogue {
  readonly size: number;
  readonly redis: Redis;
  readonly listing: ListingRepository;
  readonly stop: () => Promise<void>;
}

/** Starts a Redis and loads it. */
export async function loadCatalogue(size: number): Promise<LoadedCatalogue> {
  const server = await startRedis({ role: 'test' });
  const redis = connectRedis(server.url, console.error);
  await once(redis, 'ready');
  const start = performance.now();
  await loadProducts(redis, size);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const memory = /used_memory_human:(\S+)/.exec(await redis.info('memory'))?.[1];
  console.log(`${size} products loaded in ${seconds} s, ${memory} of memory`);
  const stop = async () => {
    redis.disconnect();
    await server.stop();
  };
  return { size, redis, listing: new ListingRepository(redis), stop };
}
