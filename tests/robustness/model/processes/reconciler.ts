import type { Protocol } from '../protocol/protocol';
import type { OrderIndex, ProcessIndex } from '../world/indices';
import { isPlaced, OrderState } from '../world/order-state';
import type { World } from '../world/world';
import { Call } from './call';
import { setCancelledNext } from './cancelling';
import { callNext, rest } from './next-call';
import { decide, Decision, sagaOn, followUp } from './checkout.saga';

/** Takes a due order. The lease is left out: it saves work and decides nothing. */
export function take(world: World, protocol: Protocol, process: ProcessIndex, order: OrderIndex): void {
  world.targets[process] = order;
  drive(world, protocol, process);
}

/** `Reconciler.drive`: what the order that was read needs. */
function drive(world: World, protocol: Protocol, process: ProcessIndex): void {
  const order = world.targets[process];
  const state = world.orders[order];
  if (state === OrderState.Absent) {
    world.due[order] = 0;
    return rest(world, process);
  }
  if (!isPlaced(state)) return decide(world, protocol, process, state);
  if (world.cancelling[order]) return callNext(world, process, Call.Return, world.versions[order]);
  if (world.settled[order]) return callNext(world, process, Call.Settle);
  followUp(world, process);
}

/** What a reconciler does about the answer to the call it made; what it gives up stays due. */
export function reconcilerOn(world: World, protocol: Protocol, process: ProcessIndex, answer: number): void {
  switch (world.calls[process]) {
    case Call.ReadDue:
      return drive(world, protocol, process);
    case Call.Return:
      return setCancelledNext(world, process, answer);
    case Call.SetCancelled:
      return callNext(world, process, Call.ReadDue);
    case Call.TakeOut:
      return callNext(world, process, Call.Settle);
    case Call.Settle:
      return rest(world, process);
    default:
      return onDecision(world, process, sagaOn(world, protocol, process, answer));
  }
}

function onDecision(world: World, process: ProcessIndex, decision: Decision): void {
  if (decision === Decision.Open) return;
  if (decision === Decision.Placed) followUp(world, process);
  else rest(world, process);
}
