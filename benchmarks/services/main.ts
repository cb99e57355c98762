import { availableParallelism } from 'node:os';
import { log, runCommand, startTemporarySuite } from '@emporium/harness';
import { buildApps } from '@emporium/local-suite';
import { checkFloor } from './check-floor';
import { type Contest, measureOperations, type Target } from './measure-operations';
import { OPERATIONS } from './operations';
import { GROWTH_EXPLANATION, growthTables } from './growth/growth-tables';
import { HELP, readOptions, type ServicesOptions } from './options';
import { floorTableOf, type Row, tableOf } from './report';
import { openFloor, openSuite } from './targets';

const EXPLANATION = `
CPU ms a request, as medians of turns, through the gateway and past its cache; redis is both of them, data and cache.

The floor is four bare processes, one for each of the suite's: a proxy, and three services of Fastify, undici and ioredis.
They make the same calls to each other and send the same commands to a Redis of their own, with the same scripts and
appendfsync always, and answer with the same bodies. They read the session of each request once. They validate, limit,
log, count and retry nothing, and nobody handles the events of orders.

A refresh of a session stands for a login: it has the same tokens to sign, but no password to hash.`;

runCommand({
  help: HELP,
  readOptions,
  run: async (options) => {
    log('Building');
    await buildApps();
    if (options.growth) return print(GROWTH_EXPLANATION, await growthTables(options.growth, options.seconds));
    const most = Math.max(...options.clients);
    const temporary = await startTemporarySuite('bench-services');
    try {
      const suite = await openSuite(temporary, most);
      const floor = await openFloor(temporary.folder, most);
      const tables = await measure(suite, floor, options).finally(() => floor.stop());
      await suite.stop();
      return print(EXPLANATION, tables);
    } finally {
      await temporary.stop();
    }
  },
});

function print(explanation: string, tables: readonly string[]): true {
  const machine = `Node ${process.versions.node}, ${availableParallelism()} cores, which the clients and Redis share.`;
  [explanation, machine, '', ...tables].forEach((line) => console.log(line));
  return true;
}

async function measure(suite: Target, floor: Target, options: ServicesOptions): Promise<string[]> {
  await checkFloor(suite, floor);
  const tables: string[] = [];
  for (const clients of options.clients) {
    const title = clients === 1 ? 'one client' : `${clients} clients at once`;
    log(title);
    const rows = await measureBeside(suite, floor, clients, options.seconds);
    tables.push(...tableOf(title, rows), '', ...floorTableOf(`the floor, ${title}`, rows), '');
  }
  return tables;
}

/** Each operation of the suite is followed by the floor's. */
async function measureBeside(suite: Target, floor: Target, clients: number, seconds: number): Promise<Row[]> {
  const contests = OPERATIONS.flatMap((operation): Contest[] => [
    { operation, target: suite },
    ...(operation.hasFloor ? [{ operation, target: floor }] : []),
  ]);
  const costs = await measureOperations(contests, clients, seconds);
  const costOf = (operation: Contest['operation'], target: Target) =>
    costs[contests.findIndex((contest) => contest.operation === operation && contest.target === target)];
  return OPERATIONS.flatMap((operation): Row[] => {
    const cost = costOf(operation, suite);
    return cost ? [{ name: operation.name, cost, floor: costOf(operation, floor) }] : [];
  });
}
