import type { Spread, Tally } from '../validate/tally';
import type { CacheCounts } from './cache-counts';

export interface Run {
  readonly tally: Tally;
  readonly seconds: number;
  /** Each gives the catalogue a new revision. */
  readonly writes: number;
  readonly counts: CacheCounts;
}

const ODDITIES_SHOWN = 5;

/** The run for people, a line each. */
export function summarize({ tally, seconds, writes, counts }: Run): string[] {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const share = (name: string) => `${((100 * (counts.get(name) ?? 0)) / total).toFixed(1)} %`;
  const keys = tally.addresses.size;
  const loads = counts.get('miss service') ?? 0;
  return [
    `reads            ${tally.reads}, ${Math.round(tally.reads / seconds)} a second, and ${tally.refused} refused`,
    `writes           ${writes}, ${Math.round(writes / seconds)} a second`,
    `same gateway     ${describe(tally.sameGatewayMs)}`,
    `elsewhere        ${describe(tally.elsewhereMs)}`,
    `answered by      memory ${share('hit memory')}, cache Redis ${share('hit redis')}, service ${share('miss service')}`,
    `stale-if-error   ${(counts.get('stale memory') ?? 0) + (counts.get('stale redis') ?? 0)}`,
    `loads            ${loads}: ${(loads / keys).toFixed(1)} for each of ${keys} addresses, ` +
      `${(loads / keys / writes).toFixed(2)} for each at each of ${writes} revisions`,
    ...tally.oddities.slice(0, ODDITIES_SHOWN).map((oddity) => `odd              ${oddity}`),
    ...(tally.oddities.length > ODDITIES_SHOWN
      ? [`                 ${tally.oddities.length} of these in all`]
      : []),
  ];
}

const describe = ({ max, p999, stale }: Spread) =>
  `stale for ${max.toFixed(1)} ms at most, p99.9 ${p999.toFixed(1)} ms, ${stale} reads not fresh`;
