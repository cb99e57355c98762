import { setTimeout as sleep } from 'node:timers/promises';
import { startTemporarySuite, type TemporarySuite } from '@emporium/harness';
import { cacheCounts } from './report/cache-counts';
import type { Run } from './report/summary';
import { closeTraffic, openTraffic } from './traffic/open-traffic';
import { keepReading } from './traffic/read';
import { GATEWAYS, type Traffic } from './traffic/traffic';
import { create, keepWriting } from './traffic/write';

const READERS_AT_A_GATEWAY = 4;

/** Runs writers and readers against a built suite with two gateways. */
export async function proveCache(seconds: number): Promise<Run> {
  const suite = await startTemporarySuite('prove-cache', { scale: { gateway: 2 } });
  try {
    const traffic = await openTraffic(suite);
    await Promise.all(traffic.slots.map((slot) => create(traffic, slot, 'own port')));
    await runTraffic(traffic, seconds);
    return await describe(suite, traffic, seconds).finally(() => closeTraffic(traffic));
  } finally {
    await suite.stop();
  }
}

async function runTraffic(traffic: Traffic, seconds: number): Promise<void> {
  const writers = traffic.slots.map((slot) => keepWriting(traffic, slot));
  const readers = GATEWAYS.flatMap((gateway) =>
    Array.from({ length: READERS_AT_A_GATEWAY }, () => keepReading(traffic, gateway)),
  );
  const everybody = Promise.all([...writers, ...readers]);
  await Promise.race([sleep(seconds * 1_000), everybody]);
  traffic.isRunning = false;
  await everybody;
}

async function describe({ urls }: TemporarySuite, traffic: Traffic, seconds: number): Promise<Run> {
  const writes = traffic.slots.reduce((sum, { history }) => sum + history.versions.length - 1, 0);
  return { tally: traffic.tally, seconds, writes, counts: await cacheCounts(urls.gateway) };
}
