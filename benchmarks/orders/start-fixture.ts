import { ApiClient, logIn, startTemporarySuite, type TemporarySuite } from '@emporium/harness';
import { ADMINISTRATOR } from '@emporium/local-suite';
import type { Product } from '@emporium/product-data';
import type { Redis } from '@emporium/redis';
import { cpuMsOf } from '../runner/process-usage';
import { loadProducts } from '../store/load-products';
import { openRedis, usedBytes, writeToDisk } from '../store/bench-redis';
import { checkSample } from './check-sample';
import { type Customer, registerCustomers } from './customers';
import { skipEvents, untilTrimmed } from './event-streams';
import { loadOrders } from './load-orders';
import type { Fixture } from './fixture';
import type { StoreSize } from './sizes';

/** How many order at the same time. */
export const CUSTOMERS = 32;
const PLENTY = 1_000_000;

/** Starts a suite, fills its store, and reads a sample of what is there through the API. */
export async function startFixture(size: StoreSize): Promise<Fixture> {
  // The data Redis keeps nothing on disk yet.
  const suite = await startTemporarySuite('bench', { redis: { dataSettings: { appendonly: 'no' } } });
  const gateway = new ApiClient(suite.gatewayUrl, { connections: CUSTOMERS });
  const stop = async () => {
    await gateway.close();
    await suite.stop();
  };
  try {
    const customers = await registerCustomers(gateway, CUSTOMERS);
    const { accessToken: adminToken } = await logIn(gateway, ADMINISTRATOR);
    const redis = await openRedis(suite.redis.dataUrl);
    const products = await loadProducts(redis, size.products, PLENTY);
    await fill(suite, redis, size, products, customers);
    redis.disconnect();
    const fixture: Fixture = {
      size,
      gateway,
      products,
      customers,
      adminToken,
      cpuMs: () => cpuMsOfSuite(suite),
      stop,
    };
    await checkSample(fixture);
    return fixture;
  } catch (error) {
    await stop();
    throw error;
  }
}

function cpuMsOfSuite({ processes, redis }: TemporarySuite): number {
  return cpuMsOf([...processes.values(), redis.data].map((process) => process?.pid));
}

/** Order-service is stopped meanwhile: it would handle the event of each order. */
async function fill(
  suite: TemporarySuite,
  redis: Redis,
  { orders }: StoreSize,
  products: readonly Product[],
  customers: readonly Customer[],
): Promise<void> {
  const service = suite.processes.get('order-service');
  await service?.stop();
  const bytesBefore = await usedBytes(redis);
  const startedAt = performance.now();
  await loadOrders(suite.redis.dataUrl, orders, products, customers);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  await skipEvents(redis);
  await service?.restart();
  await untilTrimmed(redis);
  const bytes = ((await usedBytes(redis)) - bytesBefore) / orders;
  console.log(
    `${orders} orders of ${products.length} products loaded in ${seconds} s, ${bytes.toFixed(0)} bytes an order`,
  );
  await writeToDisk(redis);
}
