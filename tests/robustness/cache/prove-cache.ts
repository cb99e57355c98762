import { setTimeout as sleep } from 'node:timers/promises';
import { startTemporarySuite, type TemporarySuite } from '@emporium/harness';
import { cacheCounts } from './report/cache-counts';
import type { Run } from './report/summary';
import { closeShop, openShop } from './traffic/open-traffic';
import { keepReading } from './traffic/read';
import { GATEWAYS, type Shop } from './traffic/traffic';
import { create, keepWriting } from './traffic/write';

const READERS_AT_A_GATEWAY = 4;

/** Lets writers and readers at a built suite with two gateways. */
export async function proveCache(seconds: number): Promise<Run> {
  const suite = await startTemporarySuite('prove-cache', { scale: { gateway: 2 } });
  try {
    const shop = await openShop(suite);
    await Promise.all(shop.places.map((place) => create(shop, place, 'own port')));
    await trade(shop, seconds);
    return await describe(suite, shop, seconds).finally(() => closeShop(shop));
  } finally {
    await suite.stop();
  }
}

async function trade(shop: Shop, seconds: number): Promise<void> {
  const writers = shop.places.map((place) => keepWriting(shop, place));
  const readers = GATEWAYS.flatMap((gateway) =>
    Array.from({ length: READERS_AT_A_GATEWAY }, () => keepReading(shop, gateway)),
  );
  const everybody = Promise.all([...writers, ...readers]);
  await Promise.race([sleep(seconds * 1_000), everybody]);
  shop.isOpen = false;
  await everybody;
}

async function describe({ urls }: TemporarySuite, shop: Shop, seconds: number): Promise<Run> {
  const writes = shop.places.reduce((sum, { history }) => sum + history.versions.length - 1, 0);
  return { tally: shop.tally, seconds, writes, counts: await cacheCounts(urls.gateway) };
}
