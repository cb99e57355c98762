import type { Outcome } from '../neighbours/neighbour';
import { DATA, type Memory } from '../suite/memory';

/** How honest customers fared for some time. */
export interface Phase {
  readonly seconds: number;
  readonly outcomes: readonly Outcome[];
  /** In the order the samples were taken. */
  readonly memory: readonly Memory[];
}

/** Orders a second, of all customers together. */
export const paceOf = ({ outcomes, seconds }: Phase) => outcomes.length / seconds;

/** By how much the data Redis grew, for each order. */
export function bytesAnOrder({ outcomes, memory }: Phase): number {
  const [before = 0, after = 0] = [memory[0], memory.at(-1)].map((sample) => sample?.[DATA] ?? 0);
  return (after - before) / outcomes.length;
}

/** The duration in ms that this share of the orders did not exceed. */
export function percentile({ outcomes }: Phase, share: number): number {
  const durations = outcomes.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  return durations[Math.ceil(share * durations.length) - 1] ?? 0;
}

/** What went wrong, and how often. */
export function failuresOf({ outcomes }: Phase): [failure: string, times: number][] {
  const times = new Map<string, number>();
  for (const { result } of outcomes)
    if (typeof result === 'string') times.set(result, (times.get(result) ?? 0) + 1);
  return [...times];
}
