import { FAILPOINTS } from '../failpoints/failpoint';
import type { Evidence } from '../validate/evidence';
import type { TrafficContext } from '../traffic/context';
import type { StockSampler } from '../store/stock-sampler';
import type { Chaos } from '../faults/chaos';
import type { Supervisor } from '../faults/supervisor';
import { countResponses, countOutcomes, listCounts } from './outcomes';
import { percentiles } from './percentiles';
import { afterHealing, recoveriesOf } from './recoveries';

export interface RunRecord {
  readonly context: TrafficContext;
  readonly chaos: Chaos;
  readonly sampler: StockSampler;
  readonly supervisor: Supervisor;
  readonly evidence: Evidence;
  /** When the last fault was over, ms since the epoch. */
  readonly healedAt: number;
}

/** What happened in a run, as lines. */
export function summarize({ context, chaos, sampler, supervisor, evidence, healedAt }: RunRecord): string[] {
  const { history } = context;
  const { counts, missed } = chaos;
  const { store } = evidence;
  const deaths = supervisor.all.map(({ name, deaths }): [string, number] => [name, deaths]);
  return [
    `kills ${counts.killTotal}: ${listCounts(counts.kills)}`,
    `stops ${counts.stopTotal}: ${listCounts(counts.stops)}`,
    `deaths at failpoints ${counts.crashTotal}, at ${counts.crashes.size} of ${FAILPOINTS.length} points` +
      (missed.length > 0 ? `; nothing passed ${missed.map(({ point }) => point).join(', ')}` : ''),
    `deaths in all: ${listCounts(Object.fromEntries(deaths))}`,
    `checkouts ${history.checkouts.length}: ${listCounts(countOutcomes(history))}`,
    `cancellations ${history.cancellations.length}, moves ${history.moves.length}, top-ups ${history.topUps.length}`,
    `answers: ${listCounts(countResponses(history))}`,
    `store: ${store.orders.size} orders, ${store.reservations.size} reservations, ${evidence.events.length} events; ` +
      `stock sampled ${sampler.samples} times`,
    `recovery with everything running: ${percentiles(recoveriesOf(history, supervisor.health))}`,
    `recovery after the last fault: ${percentiles(afterHealing(history, healedAt))}`,
  ];
}
