import type { Protocol } from '../protocol/protocol';
import { CancelResponse } from '../world/response';
import type { OrderIndex, ProcessIndex } from '../world/indices';
import { isPlaced, STATE_NAMES } from '../world/order-state';
import { Limited } from '../world/scenario';
import type { World } from '../world/world';
import { Call } from './call';
import { setCancelledNext } from './cancelling';
import { callNext, rest } from './next-call';

/** Whether a request to cancel an order would get past reading it. */
export function isCancellable({ orders }: World, protocol: Protocol, order: OrderIndex): boolean {
  const state = orders[order];
  return isPlaced(state) && protocol.mayFollow(STATE_NAMES[state], 'cancelled');
}

/** `OrdersService.cancel`: somebody asks for an order to be cancelled. */
export function startCancel(
  world: World,
  protocol: Protocol,
  process: ProcessIndex,
  order: OrderIndex,
): void {
  world.left[Limited.Cancels]--;
  world.targets[process] = order;
  intend(world, protocol, process);
}

function intend(world: World, protocol: Protocol, process: ProcessIndex): void {
  const order = world.targets[process];
  if (!isCancellable(world, protocol, order)) return rest(world, process);
  callNext(world, process, Call.RequestCancel, world.versions[order]);
}

/** `CancelService.cancel`: what a request to cancel does about the answer to the call it made. */
export function cancellerOn(world: World, protocol: Protocol, process: ProcessIndex, answer: number): void {
  switch (world.calls[process]) {
    case Call.FindToCancel:
      return intend(world, protocol, process);
    case Call.RequestCancel:
      return callNext(world, process, answer ? Call.Return : Call.FindToCancel);
    case Call.Return:
      return setCancelledNext(world, process, answer);
    default:
      return respondToCancel(world, process, CancelResponse.Cancelled);
  }
}

/** What a request to cancel does when the call it made fails: once the intent is noted it tries again. */
export function cancellerFailed(world: World, process: ProcessIndex): void {
  const call = world.calls[process];
  if (call === Call.Return || call === Call.SetCancelled) callNext(world, process, Call.Return);
  else rest(world, process);
}

/** Answers that the order will be cancelled, when product-service does not give the stock back in time. */
export const giveUpCancel = (world: World, process: ProcessIndex): void =>
  respondToCancel(world, process, CancelResponse.Promised);

function respondToCancel(world: World, process: ProcessIndex, response: CancelResponse): void {
  const { cancelResponses, targets } = world;
  const order = targets[process];
  if (cancelResponses[order] < response) cancelResponses[order] = response;
  rest(world, process);
}
