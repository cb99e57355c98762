import type { Abusing } from '../abuses/abusing';
import type { Run } from './findings';
import { megabytes } from './memory-growth';
import { bytesAnOrder, paceOf, percentile, type Phase } from './phase';

/** What happened, as lines. */
export function summarize({ calm, abused }: Run, abuses: readonly Abusing[]): string[] {
  const [first = {}, last = {}] = [abused.memory[0], abused.memory.at(-1)];
  return [
    `calm    ${describePhase(calm)}`,
    `abused  ${describePhase(abused)}`,
    `ratio   pace ${(paceOf(abused) / paceOf(calm)).toFixed(2)}, p99 ${(percentile(abused, 0.99) / percentile(calm, 0.99)).toFixed(1)}`,
    ...abuses.map(({ abuse, statuses }) => `abuse   ${abuse.name.padEnd(15)} ${describeStatuses(statuses)}`),
    ...Object.keys(last).map((name) => {
      const [before, after] = [first[name] ?? 0, last[name] ?? 0];
      return `memory  ${name.padEnd(15)} ${megabytes(before)} to ${megabytes(after)}`;
    }),
  ];
}

function describePhase(phase: Phase): string {
  const ms = (share: number) => `${percentile(phase, share).toFixed(0)} ms`;
  return (
    `${phase.outcomes.length} orders, ${paceOf(phase).toFixed(1)} a second, ` +
    `p50 ${ms(0.5)}, p99 ${ms(0.99)}, most ${ms(1)}; ${bytesAnOrder(phase).toFixed(0)} bytes of the data Redis an order`
  );
}

function describeStatuses(statuses: Abusing['statuses']): string {
  if (statuses.size === 0) return 'never read';
  return [...statuses].map(([status, times]) => `${status}: ${times}`).join(', ');
}
