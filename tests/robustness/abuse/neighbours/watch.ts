import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningSuite } from '@emporium/local-suite';
import type { Phase } from '../report/phase';
import { type Memory, readMemory } from '../suite/memory';
import type { Neighbour } from './neighbour';

const SAMPLE_MS = 2_000;

/** Watches honest customers, and who holds how much memory meanwhile. */
export async function watch(
  suite: RunningSuite,
  neighbours: readonly Neighbour[],
  durationMs: number,
): Promise<Phase> {
  const memory: Memory[] = [await readMemory(suite)];
  neighbours.forEach((neighbour) => neighbour.takeOutcomes());
  const startedAt = performance.now();
  while (performance.now() - startedAt < durationMs) {
    await sleep(SAMPLE_MS);
    memory.push(await readMemory(suite));
  }
  const outcomes = neighbours.flatMap((neighbour) => neighbour.takeOutcomes());
  return { seconds: (performance.now() - startedAt) / 1_000, outcomes, memory };
}
