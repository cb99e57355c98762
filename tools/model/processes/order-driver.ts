import type { UnplacedOrder } from '@emporium/order-data';
import type { Protocol } from '../protocol/protocol';
import type { ProcessIndex } from '../world/indices';
import { isPlaced, OrderState, STATE_NAMES, type UnplacedState } from '../world/order-state';
import { Held, RESERVATIONS } from '../world/reservation-state';
import type { World } from '../world/world';
import { Call } from './call';
import { callNext } from './next-call';

const DEADLINE = 1;

const unplaced = (state: UnplacedState, idempotencyKey?: string): UnplacedOrder => ({
  id: '',
  userId: '',
  state: STATE_NAMES[state],
  lines: [],
  fromCart: false,
  idempotencyKey,
  instance: '',
  requestId: '',
  createdAt: 0,
  deadlineAt: DEADLINE,
});
const WITH_KEY = {
  [OrderState.Undecided]: unplaced(OrderState.Undecided, 'key'),
  [OrderState.Undoing]: unplaced(OrderState.Undoing, 'key'),
};
const WITHOUT_KEY = {
  [OrderState.Undecided]: unplaced(OrderState.Undecided),
  [OrderState.Undoing]: unplaced(OrderState.Undoing),
};

/** The order as a process that drives it knows it, which may be out of date. */
function known({ plans, targets, seen }: World, process: ProcessIndex): UnplacedOrder {
  const orders = plans[targets[process]].key === undefined ? WITHOUT_KEY : WITH_KEY;
  return orders[seen[process] as UnplacedState];
}

/** `OrderDriver.decide`: the next step of an order in the state that was read. */
export function decide(world: World, protocol: Protocol, process: ProcessIndex, seen: UnplacedState): void {
  world.seen[process] = seen;
  const now = world.overdue[world.targets[process]] ? DEADLINE : DEADLINE - 1;
  world.calls[process] = protocol.callFor[protocol.nextStep(known(world, process), now)];
}

/** What became of an order that a process drives; while it is open there is a next call. */
export enum Decision {
  Open,
  /** The process has seen the version that was placed. */
  Placed,
  Refused,
  Undone,
  /** The driver threw: the answer is one it never expects. */
  Failed,
}

/** What the driver does about the answer to the call it made. */
export function driveOn(world: World, protocol: Protocol, process: ProcessIndex, answer: number): Decision {
  switch (world.calls[process]) {
    case Call.Reserve:
    case Call.Release:
      return apply(world, protocol, process, answer);
    case Call.GiveBack:
      return answer === Number(Held.None) ? Decision.Failed : goOn(world, process, Call.Discard);
    case Call.Undo:
      if (!answer) return goOn(world, process, Call.FindDecided);
      decide(world, protocol, process, OrderState.Undoing);
      return Decision.Open;
    case Call.Confirm:
      if (!answer) return goOn(world, process, Call.FindDecided);
      world.seen[process] = 1;
      return Decision.Placed;
    case Call.Refuse:
      return Decision.Refused;
    case Call.Discard:
      return answer ? Decision.Undone : goOn(world, process, Call.FindDecided);
    default:
      return decidedElsewhere(world, process);
  }
}

function goOn(world: World, process: ProcessIndex, call: Call): Decision {
  callNext(world, process, call);
  return Decision.Open;
}

function apply(world: World, protocol: Protocol, process: ProcessIndex, answer: Held): Decision {
  if (answer === Held.None) return Decision.Failed;
  switch (protocol.verdictOn(known(world, process), RESERVATIONS[answer])) {
    case 'place':
      return goOn(world, process, Call.Confirm);
    case 'refuse':
      return goOn(world, process, Call.Refuse);
    case 'give-back':
      return goOn(world, process, Call.GiveBack);
    case 'discard':
      return goOn(world, process, Call.Discard);
  }
}

function decidedElsewhere(world: World, process: ProcessIndex): Decision {
  const order = world.targets[process];
  if (!isPlaced(world.orders[order])) return Decision.Undone;
  world.seen[process] = world.versions[order];
  return Decision.Placed;
}
