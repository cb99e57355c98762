import { setTimeout as sleep } from 'node:timers/promises';
import { CATALOGUE_REVISION_KEY } from '@emporium/contracts';
import { Redis } from '@emporium/redis';
import { RedisProxy, startTestRedis } from '@emporium/testing';
import { LEASE_MS } from '../cache/catalogue-revision';
import { startGateway, type TestResponse } from './test-gateway';
import { json, startUpstream } from './upstream-server';

/** Two gateways before one service, with a data Redis behind a network that can fail and a cache Redis of their own. */
export async function startCacheFixture() {
  const [dataRedis, cacheRedis] = await Promise.all([startTestRedis(), startTestRedis()]);
  const network = await RedisProxy.start(dataRedis);
  const service = await startUpstream();
  const environment = {
    REDIS_URL: network.url,
    CACHE_REDIS_URL: cacheRedis.url,
    PRODUCT_SERVICE_URL: service.url,
    ORDER_SERVICE_URL: service.url,
  };
  const [gateway, other] = await Promise.all([startGateway(environment), startGateway(environment)]);
  const [data, cache] = [new Redis(dataRedis.url), new Redis(cacheRedis.url)];

  /** A catalogue of which nothing is cached. */
  const reset = async () => {
    service.answer = json({ price: 1 });
    service.received.length = 0;
    await Promise.all([data.flushall(), cache.flushall()]);
    await data.set(CATALOGUE_REVISION_KEY, Date.now() * 1_000);
    await leasesEnd();
  };
  /** A change of the catalogue that no gateway has seen. */
  const change = async () => {
    await data.incr(CATALOGUE_REVISION_KEY);
    await leasesEnd();
  };
  const clear = async () => {
    data.disconnect();
    cache.disconnect();
    await Promise.all([gateway.stop(), other.stop()]);
    await service.stop();
    await network.stop();
    await Promise.all([dataRedis.stop(), cacheRedis.stop()]);
  };
  return { gateway, other, service, data, cache, dataRedis, cacheRedis, network, reset, change, clear };
}

export type CacheFixture = Awaited<ReturnType<typeof startCacheFixture>>;

export const leasesEnd = () => sleep(2 * LEASE_MS);
export const xCache = ({ headers }: TestResponse) => headers['x-cache'];
