import {
  ApiClient,
  log,
  logIn,
  register,
  runCommand,
  startTemporarySuite,
  type TemporarySuite,
} from '@emporium/harness';
import { buildApps } from '@emporium/local-suite';
import { loadProducts } from '../store/load-products';
import { openRedis } from '../store/bench-redis';
import { type Floor, startFloor } from './floor/start-floor';
import { type Contest, measureOperations, type Target } from './measure-operations';
import { type Buyer, type Operation, OPERATIONS, PAGE, PRODUCT } from './operations';
import { HELP, readOptions, type ServicesOptions } from './options';
import { tableOf } from './report';

const PRODUCTS = 1_000;
const PLENTY = 100_000_000;
const PAGE_SIZE = 20;

/** What the suite's operations of these names cost at the least. */
const FLOORS: readonly Operation[] = [
  {
    name: PRODUCT,
    request: ({ productIds }, run) => ({
      method: 'GET',
      path: `/products/${productIds[run % PRODUCTS] ?? ''}`,
    }),
  },
  {
    name: PAGE,
    request: ({ productIds }, run) => {
      const start = PAGE_SIZE * (run % 10);
      return { method: 'GET', path: `/products?ids=${productIds.slice(start, start + PAGE_SIZE).join()}` };
    },
  },
];

runCommand({
  help: HELP,
  readOptions,
  run: async (options) => {
    log('Building');
    await buildApps();
    const suite = await startTemporarySuite('bench-services');
    const floor = await startFloor(suite);
    try {
      (await measure(suite, floor, options)).forEach((line) => console.log(line));
      return true;
    } finally {
      await floor.stop();
      await suite.stop();
    }
  },
});

async function measure(
  suite: TemporarySuite,
  floor: Floor,
  { clients, seconds }: ServicesOptions,
): Promise<string[]> {
  const gateway = new ApiClient(suite.gatewayUrl, { connections: clients });
  const atFloor: Target = {
    client: new ApiClient(floor.url, { prefix: '', connections: clients }),
    pids: { floor: [floor.pid] },
  };
  const buyers = await openShop(suite, gateway, clients);
  const atSuite: Target = { client: gateway, pids: pidsOf(suite) };
  const contests: Contest[] = [
    ...OPERATIONS.map((operation) => ({ operation, target: atSuite })),
    ...FLOORS.map((operation) => ({ operation, target: atFloor })),
  ];
  log(`${clients} clients at once`);
  const costs = await measureOperations(contests, buyers, seconds);
  await Promise.all([gateway.close(), atFloor.client.close()]);
  const floorMs = new Map(
    FLOORS.map(({ name }, index) => [name, costs[OPERATIONS.length + index]?.cpuMs['floor']]),
  );
  return tableOf(
    costs
      .slice(0, OPERATIONS.length)
      .map((cost, index) => ({ name: OPERATIONS[index]?.name ?? '', cost }))
      .map((row) => ({ ...row, floorMs: floorMs.get(row.name) })),
  );
}

async function openShop(suite: TemporarySuite, gateway: ApiClient, clients: number): Promise<Buyer[]> {
  const redis = await openRedis(suite.redis.dataUrl);
  const productIds = (await loadProducts(redis, PRODUCTS, PLENTY)).map(({ id }) => id);
  redis.disconnect();
  const everybody = Array.from({ length: clients }, async (): Promise<Buyer> => {
    const { accessToken } = await logIn(gateway, await register(gateway));
    return { token: accessToken, productIds };
  });
  return Promise.all(everybody);
}

const pidsOf = ({ processes, redis }: TemporarySuite): Target['pids'] => ({
  ...Object.fromEntries([...processes].map(([name, process]) => [name, [process.pid]])),
  redis: [redis.data?.pid, redis.cache?.pid],
});
