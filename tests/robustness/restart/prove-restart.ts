import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, log, startTemporarySuite, type TemporarySuite } from '@emporium/harness';
import { APP_NAMES, LOAD_TEST_ENV, type ManagedProcess } from '@emporium/local-suite';
import type { Customer } from './traffic/customer';
import { Traffic } from './traffic/traffic';
import { GatewayClient } from './traffic/gateway-client';
import { countOrders, createCustomers } from './traffic/create-customers';
import { findingsOf, type Run } from './report/summary';
import { Tally } from './report/tally';
import { type Restart, type RoundName, ROUNDS, serviceOf } from './suite/rounds';

const INSTANCES = 2;
const CUSTOMERS = 14;
/** Undisturbed, before and after. */
const CALM_MS = 1_500;

/** Restarts every process of a built suite under load. */
export async function proveRestart(rounds: readonly RoundName[]): Promise<Run> {
  const suite = await startTemporarySuite('prove-restart', {
    scale: Object.fromEntries(APP_NAMES.map((app) => [app, INSTANCES])),
    env: { ...LOAD_TEST_ENV, LOG_LEVEL: 'info', DRAIN_SECONDS: '3' }, // as in production
  });
  log(`The suite runs; its logs are in ${suite.folder}, and stay if something is found`);
  let run: Run | undefined;
  try {
    return (run = await prove(suite, rounds));
  } finally {
    for (const process of suite.processes.values()) process.kill('SIGKILL'); // draining would take its time
    await suite.stop(!run || findingsOf(run).length > 0);
  }
}

async function prove({ urls, processes }: TemporarySuite, rounds: readonly RoundName[]): Promise<Run> {
  const gateways = urls.gateway.map((url) => new GatewayClient(url));
  const [{ client }] = gateways as [GatewayClient];
  const customers = await createCustomers(client, CUSTOMERS);
  const tally = new Tally();
  const traffic = new Traffic(gateways, customers, tally);
  const restarts: Restart[] = [];
  const admit = async (process: ManagedProcess) => {
    if (serviceOf(process) === 'gateway') await Promise.all(gateways.map((gateway) => gateway.untilReady()));
  };
  await sleep(CALM_MS);
  for (const round of rounds) {
    log(`Restarting ${processes.size} processes ${round}`);
    restarts.push(...(await ROUNDS[round]([...processes.values()], admit)));
    await sleep(CALM_MS);
  }
  await traffic.stop();
  const orders = await countAll(client, customers, tally);
  await Promise.all(gateways.map((gateway) => gateway.close()));
  return { tally, restarts, orders };
}

async function countAll(client: ApiClient, customers: readonly Customer[], tally: Tally) {
  const counts = await Promise.all(customers.map((customer) => countOrders(client, customer)));
  const isOrder = (operation: string) => operation.startsWith('order ');
  const failed = tally.failures.filter(({ operation }) => isOrder(operation)).length;
  const sent = tally.count('order with a key') + tally.count('order without a key');
  return { placed: sent - failed, found: counts.reduce((sum, count) => sum + count, 0) };
}
