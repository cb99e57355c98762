import type { OrderIndex } from '../world/indices';
import { OrderState } from '../world/order-state';
import type { World } from '../world/world';

/**
 * Moves a placed order to another status.
 *
 * @param version that it must have
 * @returns false when it has changed since
 */
export function changeStatus(world: World, order: OrderIndex, version: number, status: OrderState): boolean {
  const { orders, versions, cancelling, due, settled } = world;
  const mustBeCancelling = status === OrderState.Cancelled ? 1 : 0;
  if (versions[order] !== version || cancelling[order] !== mustBeCancelling) return false;
  orders[order] = status;
  versions[order]++;
  cancelling[order] = 0;
  if (settled[order]) due[order] = 0;
  return true;
}

/** Notes that an order is to be cancelled. @returns false when it has changed since it was read */
export function requestCancel(
  { versions, cancelling, due }: World,
  order: OrderIndex,
  version: number,
): boolean {
  if (versions[order] !== version) return false;
  cancelling[order] = 1;
  due[order] = 1;
  return true;
}

/** Notes that nothing is left to do about an order's having been placed; one being cancelled stays due. */
export function settle({ orders, settled, cancelling, due }: World, order: OrderIndex): void {
  if (orders[order] === OrderState.Absent) return;
  settled[order] = 1;
  if (!cancelling[order]) due[order] = 0;
}
