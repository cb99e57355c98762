import { once } from 'node:events';
import { startRedis } from '@emporium/local-suite';
import { ListingRepository, ProductsRepository, Publisher } from '@emporium/product-data';
import { connectRedis, type Redis } from '@emporium/redis';
import { syntheticProduct } from './synthetic-products';

/** A catalogue of synthetic products in a Redis of its own. */
export interface LoadedCatalogue {
  readonly size: number;
  readonly redis: Redis;
  readonly listing: ListingRepository;
  readonly stop: () => Promise<void>;
}

const LOADED_AT_ONCE = 100;

/** Starts a Redis and loads it through the repository, as product-service does. */
export async function loadCatalogue(size: number): Promise<LoadedCatalogue> {
  const server = await startRedis({ role: 'test' });
  const redis = connectRedis(server.url, console.error);
  await once(redis, 'ready');
  const products = new ProductsRepository(redis, new Publisher(redis));
  const start = performance.now();
  for (let loaded = 0; loaded < size; loaded += LOADED_AT_ONCE) {
    const batch = Array.from({ length: LOADED_AT_ONCE }, (_, n) => syntheticProduct(loaded + n));
    await Promise.all(batch.map(({ draft, stock }) => products.create(draft, stock)));
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const memory = /used_memory_human:(\S+)/.exec(await redis.info('memory'))?.[1];
  console.log(`${size} products loaded in ${seconds} s, ${memory} of memory`);
  const stop = async () => {
    redis.disconnect();
    await server.stop();
  };
  return { size, redis, listing: new ListingRepository(redis), stop };
}
