import { readStore } from '@emporium/audit';
import { log } from '@emporium/harness';
import type { Evidence } from '../validate/evidence';
import type { Person } from '../traffic/person';
import { replaySome } from '../traffic/replay';
import type { Shop } from '../traffic/context';
import { readEvents } from '../store/events';
import { settle } from './settle';
import type { ProveSuite } from './start-prove-suite';

const REPLAYS = 200;

/** Sends some keys again and reads the whole store, once everything is at rest. */
export async function gatherEvidence(
  { redis, keeper }: ProveSuite,
  shop: Shop,
  customers: readonly Person[],
  seen: Pick<Evidence, 'unfinished' | 'imbalances'>,
): Promise<Evidence> {
  log(`${await replaySome(shop, customers, REPLAYS)} keys are sent once more`);
  await settle(redis);
  log('Reading the whole store');
  return {
    ...seen,
    history: shop.history,
    store: await readStore(redis),
    events: await readEvents(redis),
    initialStock: shop.goods.initialStock,
    collapses: keeper.collapses,
  };
}
