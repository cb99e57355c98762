import { median } from './median';

/** One thing to measure; `before` is not counted. */
export interface Contender {
  readonly work: () => Promise<unknown>;
  readonly before?: () => Promise<unknown>;
}

/** Median times in ms of contenders that take turns, so that other load on the machine affects all alike. */
export async function mediansMs(runs: number, contenders: readonly Contender[]): Promise<number[]> {
  const times = contenders.map((): number[] => []);
  for (let run = -Math.ceil(runs / 10); run < runs; run++) {
    for (const [index, { work, before }] of contenders.entries()) {
      await before?.();
      const start = performance.now();
      await work();
      if (run >= 0) times[index]?.push(performance.now() - start);
    }
  }
  return times.map((taken) => median(taken));
}
