import { Random } from '@emporium/harness';
import { brokenAtRest } from '../checks/at-rest';
import { broken } from '../checks/invariants';
import { brokenStep } from '../checks/sticky';
import { type Action, actionOf, Kind } from '../processes/action';
import { Call } from '../processes/call';
import { isPossible } from '../processes/possible';
import { actionTowardsRest } from '../processes/possible-actions';
import { takeAction } from '../processes/take-action';
import type { Protocol } from '../protocol/protocol';
import type { OrderIndex, ProcessIndex } from '../world/indices';
import type { Scenario } from '../world/scenario';
import { World } from '../world/world';
import type { Violation } from './violation';
import { randomScenario } from './random-scenario';

const SCENARIOS = 512;
const ATTEMPTS = 200;
/** Far more than any course needs to come to rest. */
const MOST_STEPS = 500;

/** How often each kind is tried. */
const KINDS: readonly Kind[] = [
  ...Array<Kind>(10).fill(Kind.Step),
  ...Array<Kind>(3).fill(Kind.Take),
  ...[Kind.Cancel, Kind.Move, Kind.GiveUp, Kind.Overdue, Kind.Crash, Kind.Delay, Kind.Duplicate],
];

/** Runs random courses of events, one a seed; each comes to rest in the end. */
export class RandomCourses {
  /** Events of all courses so far. */
  steps = 0;
  private random = new Random(0);
  private readonly worlds = new Map<number, [world: World, before: World]>();
  private actions: Action[] = [];

  constructor(private readonly protocol: Protocol) {}

  /** Runs the course of a seed. @returns what went wrong, if anything */
  run(seed: number): Violation | undefined {
    const [world, before] = this.worldsOf(seed % SCENARIOS);
    world.reset();
    this.random = new Random(seed);
    this.actions.length = 0;
    const wrong = this.stir(world, before) ?? this.settle(world, before);
    return wrong === undefined ? undefined : { scenario: world.scenario, wrong, actions: [...this.actions] };
  }

  /** What happened in the last course. */
  get last(): readonly Action[] {
    return this.actions;
  }

  /** What the course of a seed starts from. */
  scenarioOf(seed: number): Scenario {
    return this.worldsOf(seed % SCENARIOS)[0].scenario;
  }

  private stir(world: World, before: World): string | undefined {
    const { random, protocol } = this;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const kind = KINDS[random.below(KINDS.length)] as Kind;
      const process = random.below(world.processes.length) as ProcessIndex;
      const order = random.below(world.requests.length) as OrderIndex;
      if (!isPossible(world, protocol, kind, process, order)) continue;
      const wrong = this.take(world, before, actionOf(kind, process, order));
      if (wrong) return wrong;
    }
    return undefined;
  }

  /** Lets everybody finish, late calls last, without anything new. */
  private settle(world: World, before: World): string | undefined {
    for (let step = 0; step < MOST_STEPS; step++) {
      const action = actionTowardsRest(world) ?? lateStep(world);
      if (action === undefined) return undefined;
      const wrong = this.take(world, before, action);
      if (wrong) return wrong;
    }
    return 'nothing ever comes to rest';
  }

  private take(world: World, before: World, action: Action): string | undefined {
    before.words.set(world.words);
    takeAction(world, this.protocol, action);
    this.steps++;
    this.actions.push(action);
    const wrong = brokenStep(before, world) ?? broken(world);
    if (wrong !== undefined || actionTowardsRest(world) !== undefined) return wrong;
    return brokenAtRest(world);
  }

  private worldsOf(number: number): [World, World] {
    const known = this.worlds.get(number);
    if (known) return known;
    const scenario = randomScenario(number);
    const worlds: [World, World] = [new World(scenario), new World(scenario)];
    this.worlds.set(number, worlds);
    return worlds;
  }
}

function lateStep({ late, calls }: World): Action | undefined {
  for (const process of late) if (calls[process] !== Call.None) return actionOf(Kind.Step, process, 0);
  return undefined;
}
