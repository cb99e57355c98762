import { readStore } from '@emporium/audit';
import { log } from '@emporium/harness';
import type { Evidence } from '../validate/evidence';
import type { Person } from '../traffic/person';
import { replaySome } from '../traffic/replay';
import type { TrafficContext } from '../traffic/context';
import { readEvents } from '../store/events';
import { settle } from './settle';
import type { ProveSuite } from './start-prove-suite';

const REPLAYS = 200;

/** Sends some keys again and reads the whole store, once everything is at rest. */
export async function gatherEvidence(
  { redis, supervisor }: ProveSuite,
  context: TrafficContext,
  customers: readonly Person[],
  seen: Pick<Evidence, 'unfinished' | 'imbalances'>,
): Promise<Evidence> {
  log(`${await replaySome(context, customers, REPLAYS)} keys are sent once more`);
  await settle(redis);
  log('Reading the whole store');
  return {
    ...seen,
    history: context.history,
    store: await readStore(redis),
    events: await readEvents(redis),
    initialStock: context.goods.initialStock,
    collapses: supervisor.collapses,
  };
}
