import type { OrderIndex } from '../world/indices';
import { keyRecord, Known, type KeyRecord, NO_RECORD, orderOf } from '../world/key-record';
import { isPlaced, OrderState } from '../world/order-state';
import type { World } from '../world/world';

/** Writes an undecided order down with its idempotency record. @returns the key's record, if it was used before */
export function begin({ orders, due, keys, plans }: World, order: OrderIndex): KeyRecord {
  const { key } = plans[order];
  if (key !== undefined) {
    if (keys[key] !== NO_RECORD) return keys[key];
    keys[key] = keyRecord(order, Known.InProgress);
  }
  orders[order] = OrderState.Undecided;
  due[order] = 1;
  return NO_RECORD;
}

/** Places an undecided order. @returns false when it is not undecided any more */
export function confirm(world: World, order: OrderIndex): boolean {
  if (world.orders[order] !== OrderState.Undecided) return false;
  place(world, order);
  return true;
}

/** What {@link confirm} writes. */
export function place({ orders, versions, due, settled, keys, plans }: World, order: OrderIndex): void {
  const { key, fromCart } = plans[order];
  orders[order] = OrderState.Pending;
  versions[order] = 1;
  settled[order] = fromCart ? 0 : 1;
  due[order] = fromCart ? 1 : 0;
  if (key !== undefined) keys[key] = keyRecord(order, Known.Placed);
}

/** Marks an undecided order as one that can only be undone. @returns false when it has been decided */
export function undo({ orders }: World, order: OrderIndex): boolean {
  if (orders[order] === OrderState.Undecided) orders[order] = OrderState.Undoing;
  return orders[order] === OrderState.Undoing;
}

/**
 * Forgets an order that was not placed.
 *
 * @param isRefused keeps the refusal for repeats; without one they start anew
 * @returns false when it has been placed or forgotten before
 */
export function discard({ orders, due, keys, plans }: World, order: OrderIndex, isRefused: boolean): boolean {
  if (orders[order] === OrderState.Absent || isPlaced(orders[order])) return false;
  const { key } = plans[order];
  if (key !== undefined && keys[key] !== NO_RECORD && orderOf(keys[key]) === order) {
    keys[key] = isRefused ? keyRecord(order, Known.Refused) : NO_RECORD;
  }
  orders[order] = OrderState.Absent;
  due[order] = 0;
  return true;
}
