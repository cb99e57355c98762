import { startRedis } from '@emporium/local-suite';
import {
  CatalogueReplica,
  ChangeLog,
  ListingRepository,
  ProductsRepository,
  Publisher,
  StockRepository,
} from '@emporium/product-data';
import type { Redis } from '@emporium/redis';
import { openRedis } from '../store/bench-redis';
import { loadProducts } from '../store/load-products';

/** A catalogue of synthetic products in a Redis of its own. */
export interface LoadedCatalogue {
  readonly size: number;
  readonly redis: Redis;
  readonly listing: ListingRepository;
  /** Sells a product out, or puts it into stock again, so that no cached list is valid any more. */
  readonly change: () => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

const secondsSince = (start: number) => ((performance.now() - start) / 1000).toFixed(1);

/** Starts a Redis, loads it, and reads the catalogue as product-service does when it starts. */
export async function loadCatalogue(size: number): Promise<LoadedCatalogue> {
  const server = await startRedis({ role: 'test' });
  const redis = await openRedis(server.url);
  const start = performance.now();
  const [first] = await loadProducts(redis, size);
  const memory = /used_memory_human:(\S+)/.exec(await redis.info('memory'))?.[1];
  console.log(`${size} products loaded in ${secondsSince(start)} s, ${memory} of memory`);
  const products = new ProductsRepository(redis, new Publisher(redis));
  const replica = new CatalogueReplica(redis, products, new ChangeLog(redis));
  const [readStart, heap] = [performance.now(), process.memoryUsage().heapUsed];
  await replica.current();
  const grown = ((process.memoryUsage().heapUsed - heap) / 1e6).toFixed(0);
  console.log(`  read by a service in ${secondsSince(readStart)} s, ${grown} MB of its heap`);
  const stop = async () => {
    redis.disconnect();
    await server.stop();
  };
  const stock = new StockRepository(redis);
  let units = 1;
  const change = () => stock.change(first?.id ?? '', { stock: (units = 1 - units) });
  return { size, redis, listing: new ListingRepository(products, replica), change, stop };
}
