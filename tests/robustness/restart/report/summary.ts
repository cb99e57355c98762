import { OPERATIONS } from '../traffic/operations';
import { misbehaviourOf, type Restart } from '../suite/rounds';
import type { Tally } from './tally';

export interface Run {
  readonly tally: Tally;
  readonly restarts: readonly Restart[];
  /** Orders that were acknowledged to customers, and orders that the store has. */
  readonly orders: { readonly placed: number; readonly found: number };
}

/** What must not have happened. */
export function findingsOf({ tally, restarts, orders }: Run): string[] {
  const { placed, found } = orders;
  return [
    ...tally.problems.map(([problem, times]) => `${times} times ${problem}`),
    ...restarts.flatMap((restart) => misbehaviourOf(restart) ?? []),
    ...(placed === found ? [] : [`${placed} orders were placed, there are ${found}`]),
  ];
}

/** What happened, as lines. */
export function summarize({ tally, restarts, orders }: Run): string[] {
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;
  const slowest = Math.max(...restarts.map(({ durationMs }) => durationMs));
  return [
    `requests   ${tally.total}: ${OPERATIONS.map(({ name }) => `${name} ${tally.count(name)}`).join(', ')}`,
    `failed     ${tally.failures.length}`,
    `longest    ${seconds(tally.longest.durationMs)} (${tally.longest.operation})`,
    `orders     ${orders.placed} placed, ${orders.found} there`,
    `restarts   ${restarts.length}, ${seconds(slowest)} at most from SIGTERM to ready again`,
  ];
}
