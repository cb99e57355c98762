import type { Protocol } from '../protocol/protocol';
import type { Scenario } from '../world/scenario';
import { canonicalize } from './canonical';
import { describe } from './describe';
import { explore } from './explore';

const count = (value: number) => value.toLocaleString('en').padStart(12);

/** Explores scenarios, printing what there is in each. @returns false at the first violation, which it describes */
export function exploreAll(scenarios: readonly Scenario[], protocol: Protocol): boolean {
  console.log(`${'states'.padStart(12)}${'steps'.padStart(12)}${'at rest'.padStart(12)}${'s'.padStart(7)}`);
  const startedAt = performance.now();
  let allStates = 0;
  for (const scenario of scenarios) {
    const start = performance.now();
    const { states, transitions, atRest, violation } = explore(scenario, protocol);
    allStates += states;
    const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(7);
    const allows = `${scenario.name}, ${scenario.faults} faults`;
    console.log(`${count(states)}${count(transitions)}${count(atRest)}${seconds}  ${allows}`);
    if (violation) {
      console.log(`\nWRONG: ${violation.wrong}. The shortest way there:`);
      console.log(describe(violation.scenario, violation.actions, protocol, canonicalize).join('\n'));
      return false;
    }
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `${allStates.toLocaleString('en')} states explored in ${seconds} s, all sound and on the way to rest\n`,
  );
  return true;
}
