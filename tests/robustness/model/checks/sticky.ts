import { mayFollow } from '@emporium/order-data';
import { isPlaced, OrderState, STATE_NAMES } from '../world/order-state';
import { Held } from '../world/reservation-state';
import type { World } from '../world/world';

/** What no step may change: outcomes. @returns what is wrong, if anything */
export function brokenStep(before: World, after: World): string | undefined {
  for (const order of after.requests) {
    if (!mayBecomeHeld(before.held[order], after.held[order]))
      return `order ${order + 1}: its reservation went from ${Held[before.held[order]]} to ${Held[after.held[order]]}`;
    if (!mayBecome(before.orders[order], after.orders[order]))
      return `order ${order + 1} went from ${OrderState[before.orders[order]]} to ${OrderState[after.orders[order]]}`;
  }
  return undefined;
}

const mayBecomeHeld = (before: Held, after: Held): boolean =>
  before === after || before === Held.None || (before === Held.Confirmed && after === Held.Returned);

function mayBecome(before: OrderState, after: OrderState): boolean {
  if (before === after) return true;
  if (!isPlaced(before)) return !(before === OrderState.Undoing && after !== OrderState.Absent);
  return isPlaced(after) && mayFollow(STATE_NAMES[before], STATE_NAMES[after]);
}
