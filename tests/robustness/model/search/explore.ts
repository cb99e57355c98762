import { broken } from '../checks/invariants';
import { brokenAtRest } from '../checks/at-rest';
import { brokenStep } from '../checks/sticky';
import type { Action } from '../processes/action';
import { actionTowardsRest, listActions } from '../processes/possible-actions';
import { takeAction } from '../processes/take-action';
import type { Protocol } from '../protocol/protocol';
import type { Scenario } from '../world/scenario';
import { World } from '../world/world';
import { canonicalize } from './canonical';
import { Numbers } from './numbers';
import { StateStore } from './state-store';
import { firstStuck } from './stuck';
import type { Violation } from './violation';

/** What an exploration counted; a violation comes with the shortest way there. */
export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  /** States in which nobody is at work and nothing is due. */
  readonly atRest: number;
  readonly violation?: Violation;
}

const NONE = -1;

/** Goes through every state that a scenario can reach, nearest first, and checks each, and each step. */
export function explore(scenario: Scenario, protocol: Protocol): Exploration {
  const [world, next] = [new World(scenario), new World(scenario)];
  const store = new StateStore(world.words.length);
  const [parents, via, towardsRest] = [new Numbers(), new Numbers(), new Numbers()];
  const actions: Action[] = [];
  let transitions = 0;
  let atRest = 0;

  const pathTo = (index: number): Action[] =>
    index === 0 ? [] : [...pathTo(parents.at(index)), via.at(index)];
  const end = (index: number, wrong?: string, last: Action[] = []): Exploration => ({
    states: store.size,
    transitions,
    atRest,
    violation: wrong === undefined ? undefined : { scenario, wrong, actions: [...pathTo(index), ...last] },
  });

  store.add(world.words);
  parents.push(NONE);
  via.push(NONE);
  for (let index = 0; index < store.size; index++) {
    store.read(index, world.words);
    const isAtRest = actionTowardsRest(world) === undefined;
    if (isAtRest) atRest++;
    const wrong = broken(world) ?? (isAtRest ? brokenAtRest(world) : undefined);
    if (wrong) return end(index, wrong);
    listActions(world, protocol, actions);
    let first = NONE;
    for (const action of actions) {
      next.words.set(world.words);
      takeAction(next, protocol, action);
      transitions++;
      const wrongStep = brokenStep(world, next);
      if (wrongStep) return end(index, wrongStep, [action]);
      canonicalize(next);
      const size = store.size;
      const reached = store.add(next.words);
      if (reached === size) {
        parents.push(index);
        via.push(action);
      }
      if (first === NONE) first = reached;
    }
    towardsRest.push(isAtRest ? NONE : first);
  }
  const stuck = firstStuck(towardsRest);
  return stuck === undefined ? end(0) : end(stuck, 'nothing ever comes to rest from here');
}
