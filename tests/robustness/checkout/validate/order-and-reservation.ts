import { sumLines } from '../history/sum-lines';
import { isPlaced, type StoredOrder, type StoredReservation } from '../store/store';
import type { Evidence } from './evidence';
import type { Finding } from './finding';

const INVARIANT = 'order ⇔ reservation';

/**
 * An order is placed and not cancelled exactly when its reservation is CONFIRMED, with the same lines; a cancelled
 * one's is RETURNED. Orders that are not at rest yet are another invariant's matter.
 */
export function checkOrdersAndReservations({ store }: Evidence): Finding[] {
  const ofOrders = [...store.orders.values()]
    .filter((order) => isPlaced(order) && !order.isCancelling)
    .flatMap((order) => checkOrder(order, store.reservations.get(order.id)));
  const ofReservations = [...store.reservations].flatMap(([id, { state }]): Finding[] =>
    state === 'CONFIRMED' && !store.orders.has(id)
      ? [{ invariant: INVARIANT, harm: 'lost', detail: `order ${id} is absent, its stock is reserved` }]
      : [],
  );
  return [...ofOrders, ...ofReservations];
}

function checkOrder(order: StoredOrder, reservation: StoredReservation | undefined): Finding[] {
  const expected = order.state === 'cancelled' ? 'RETURNED' : 'CONFIRMED';
  if (reservation?.state !== expected) {
    const detail = `order ${order.id} is ${order.state}, its reservation ${reservation?.state ?? 'absent'}`;
    return [{ invariant: INVARIANT, harm: expected === 'RETURNED' ? 'lost' : 'oversold', detail }];
  }
  const sums = [order.lines, order.items, reservation.lines].map(sumLines);
  if (new Set(sums).size === 1) return [];
  const detail = `order ${order.id} asked ${sums[0]}, holds ${sums[1]}, reserved ${sums[2]}`;
  return [{ invariant: INVARIANT, harm: 'oversold', detail }];
}
