import { Random } from '@emporium/harness';
import type { KeyIndex } from '../world/indices';
import type { RequestPlan, Scenario } from '../world/scenario';

const KEYS: readonly (KeyIndex | undefined)[] = [0, 0, 1, undefined];

/** A scenario larger than what can be gone through completely: three orders and two of everybody. */
export function randomScenario(seed: number): Scenario {
  const random = new Random(seed);
  const request = (): RequestPlan => ({
    key: KEYS[random.below(KEYS.length)],
    quantities: [1 + random.below(2), random.below(3)],
    fromCart: random.below(3) === 0,
  });
  return {
    name: `random scenario ${seed}`,
    stock: [1 + random.below(4), 1 + random.below(4)],
    requests: [request(), request(), request()],
    reconcilers: 2,
    cancellers: 2,
    cancels: 3,
    moves: random.below(4),
    faults: random.below(7),
    late: 3,
  };
}
