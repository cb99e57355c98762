import type { Protocol } from '../protocol/protocol';
import type { OrderIndex, ProcessIndex } from '../world/indices';
import { isPlaced, OrderState, type PlacedState, STATE_NAMES } from '../world/order-state';
import { Limited } from '../world/scenario';
import type { World } from '../world/world';
import { Call } from './call';
import { changeNext } from './next-call';

const FORWARD: readonly PlacedState[] = [OrderState.Processing, OrderState.Shipped, OrderState.Delivered];

/** The status that an order as it is may be moved to, other than `cancelled`. */
export function nextStatus(world: World, protocol: Protocol, order: OrderIndex): PlacedState | undefined {
  const state = world.orders[order];
  if (!isPlaced(state) || world.cancelling[order]) return undefined;
  for (const status of FORWARD) {
    if (protocol.mayFollow(STATE_NAMES[state], STATE_NAMES[status])) return status;
  }
  return undefined;
}

/** `OrdersService.changeStatus`: an administrator moves an order to its next status. */
export function startMove(world: World, process: ProcessIndex, order: OrderIndex, status: PlacedState): void {
  world.left[Limited.Moves]--;
  world.targets[process] = order;
  changeNext(world, process, Call.SetStatus, world.versions[order], status);
}
