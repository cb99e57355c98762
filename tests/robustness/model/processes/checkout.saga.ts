import type { UnplacedOrder } from '@emporium/order-data';
import type { Protocol } from '../protocol/protocol';
import type { ProcessIndex } from '../world/indices';
import { isPlaced, OrderState, STATE_NAMES, type UnplacedState } from '../world/order-state';
import { Held, RESERVATIONS } from '../world/reservation-state';
import type { World } from '../world/world';
import { Call } from './call';
import { callNext } from './next-call';

const DEADLINE = 1;

const unplaced = (state: UnplacedState, fromCart: boolean, idempotencyKey?: string): UnplacedOrder => ({
  id: '',
  userId: '',
  state: STATE_NAMES[state],
  lines: [],
  fromCart,
  idempotencyKey,
  instance: '',
  requestId: '',
  createdAt: 0,
  deadlineAt: DEADLINE,
});
const bothStates = (fromCart: boolean, key?: string) => ({
  [OrderState.Undecided]: unplaced(OrderState.Undecided, fromCart, key),
  [OrderState.Undoing]: unplaced(OrderState.Undoing, fromCart, key),
});
const OF_ITEMS = { withKey: bothStates(false, 'key'), withoutKey: bothStates(false) };
const OF_CART = { withKey: bothStates(true, 'key'), withoutKey: bothStates(true) };

/** The order as a process that drives it knows it, which may be out of date. */
function known({ plans, targets, seen }: World, process: ProcessIndex): UnplacedOrder {
  const { key, fromCart } = plans[targets[process]];
  const orders = fromCart ? OF_CART : OF_ITEMS;
  return (key === undefined ? orders.withoutKey : orders.withKey)[seen[process] as UnplacedState];
}

/** `CheckoutSaga.decide`: the next step of an order in the state that was read. */
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
  /** The saga threw: the answer is one it never expects. */
  Failed,
}

/** What the saga does about the answer to the call it made. */
export function sagaOn(world: World, protocol: Protocol, process: ProcessIndex, answer: number): Decision {
  switch (world.calls[process]) {
    case Call.Claim:
      return goOn(world, process, answer ? Call.Reserve : Call.Discard);
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
      return isFromCart(world, process) ? goOn(world, process, Call.GiveRefusedClaimBack) : Decision.Refused;
    case Call.Discard:
      if (!answer) return goOn(world, process, Call.FindDecided);
      return isFromCart(world, process) ? goOn(world, process, Call.GiveClaimBack) : Decision.Undone;
    case Call.GiveClaimBack:
      return Decision.Undone;
    case Call.GiveRefusedClaimBack:
      return Decision.Refused;
    default:
      return decidedElsewhere(world, process);
  }
}

const isFromCart = ({ plans, targets }: World, process: ProcessIndex) =>
  plans[targets[process]].fromCart === true;

/** `CheckoutSaga.followUp`: what was ordered leaves the cart, then nothing is left to do. */
export const followUp = (world: World, process: ProcessIndex): void =>
  callNext(world, process, isFromCart(world, process) ? Call.TakeOut : Call.Settle);

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
