import type { LoadGenerator } from '../load/load-generator';
import type { Case } from '../targets/case';
import type { Target } from '../targets/target';
import { checkResponses } from './check-responses';
import { takeTurn, type Turn } from './turn';

/** A case with the turns of each target, in the order of its targets and of the rounds. */
export interface MeasuredCase {
  readonly measured: Case;
  readonly bodyBytes: number;
  readonly turns: ReadonlyMap<Target, Turn[]>;
}

export interface RoundsOptions {
  readonly rounds: number;
  /** Of one turn. */
  readonly seconds: number;
}

const WARM_UP_SECONDS = 1;
const WARM_UP_BEFORE_TURN_MS = 200;

/**
 * In each round every target has its turn in every case, so that other load on the machine affects all alike; the first
 * target changes from round to round. A first round, which is not counted, warms up all code.
 */
export async function measureRounds(
  load: LoadGenerator,
  cases: readonly Case[],
  { rounds, seconds }: RoundsOptions,
): Promise<MeasuredCase[]> {
  const results: MeasuredCase[] = [];
  for (const measured of cases) {
    results.push({
      measured,
      bodyBytes: await checkResponses(measured),
      turns: new Map(measured.targets.map((target) => [target, []])),
    });
  }
  for (let round = -1; round < rounds; round++) {
    const isWarmUp = round === -1;
    for (const { measured, bodyBytes, turns } of results) {
      for (const target of rotated(measured.targets, round)) {
        const turn = await takeTurn(load, measured, target, {
          seconds: isWarmUp ? WARM_UP_SECONDS : seconds,
          warmUpMs: WARM_UP_BEFORE_TURN_MS,
          bodyBytes,
        });
        if (!isWarmUp) turns.get(target)?.push(turn);
      }
    }
    console.error(isWarmUp ? 'warmed up' : `round ${round + 1} of ${rounds} done`);
  }
  return results;
}

const rotated = <T>(items: readonly T[], by: number): T[] => {
  const start = Math.max(0, by) % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
};
