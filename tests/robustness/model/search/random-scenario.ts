import type { KeyIndex } from '../world/indices';
import type { RequestPlan, Scenario } from '../world/scenario';
import { Dice } from './dice';

const KEYS: readonly (KeyIndex | undefined)[] = [0, 0, 1, undefined];

/** A scenario larger than what can be gone through completely: three orders and two of everybody. */
export function randomScenario(seed: number): Scenario {
  const dice = new Dice(seed);
  const request = (): RequestPlan => ({
    key: KEYS[dice.below(KEYS.length)],
    quantities: [1 + dice.below(2), dice.below(3)],
    fromCart: dice.below(3) === 0,
  });
  return {
    name: `random scenario ${seed}`,
    stock: [1 + dice.below(4), 1 + dice.below(4)],
    requests: [request(), request(), request()],
    reconcilers: 2,
    cancellers: 2,
    cancels: 3,
    moves: dice.below(4),
    faults: dice.below(7),
    late: 3,
  };
}
