import { ApiClient, logIn, register, type TemporarySuite } from '@emporium/harness';
import { cpuMsOf } from '../runner/process-usage';
import { openRedis } from '../store/bench-redis';
import { loadProducts } from '../store/load-products';
import { fillFloor } from './floor/fill-floor';
import { startFloor } from './floor/start-floor';
import type { Target } from './measure-operations';
import type { Buyer } from './operations';

const PRODUCTS = 1_000;
const PLENTY = 100_000_000;

type Processes = Iterable<readonly [name: string, process: { readonly pid?: number }]>;

/** A target that runs. */
export interface RunningTarget extends Target {
  stop(): Promise<void>;
}

/** The suite with some products, in whose gateway customers are logged in. */
export async function openSuite(suite: TemporarySuite, clients: number): Promise<RunningTarget> {
  const client = new ApiClient(suite.gatewayUrl, { connections: clients });
  const redis = await openRedis(suite.redis.dataUrl);
  const productIds = (await loadProducts(redis, PRODUCTS, PLENTY)).map(({ id }) => id);
  redis.disconnect();
  const everybody = Array.from({ length: clients }, async (): Promise<Buyer> => {
    const { accessToken, refreshToken } = await logIn(client, await register(client));
    return { accessToken, refreshToken, productIds };
  });
  const { data, cache } = suite.redis;
  return {
    client,
    buyers: await Promise.all(everybody),
    cpuMs: () => cpuMsBy(suite.processes, [data?.pid, cache?.pid]),
    stop: () => client.close(),
  };
}

/** The floor with as many products and customers. */
export async function openFloor(folder: string, clients: number): Promise<RunningTarget> {
  let buyers: readonly Buyer[] = [];
  const floor = await startFloor(folder, async (redisUrl) => {
    buyers = await fillFloor(redisUrl, clients, PRODUCTS, PLENTY);
  });
  const client = new ApiClient(floor.url, { prefix: '', connections: clients });
  return {
    client,
    buyers,
    cpuMs: () => cpuMsBy(floor.processes, [floor.redis.pid]),
    stop: () => client.close().then(() => floor.stop()),
  };
}

const cpuMsBy = (processes: Processes, redis: readonly (number | undefined)[]): Record<string, number> => ({
  ...Object.fromEntries([...processes].map(([name, { pid }]) => [name, cpuMsOf([pid])])),
  redis: cpuMsOf(redis),
});
