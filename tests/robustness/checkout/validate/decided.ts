import { toldOf } from '../history/checkout';
import { isPlaced } from '../store/store';
import type { Evidence } from './evidence';
import type { Finding } from './finding';

/** Ten seconds after the last fault nothing is undecided, half cancelled or due, and every client knows its outcome. */
export function checkDecided({ history, store, unfinished }: Evidence): Finding[] {
  const due = new Set(store.due);
  const forgotten = [...store.orders.values()]
    .filter((order) => (!isPlaced(order) || order.isCancelling) && !due.has(order.id))
    .map(({ id, state }) => `order ${id} is ${state}, and no reconciler knows`);
  const untold = [
    ...history.checkouts
      .filter((checkout) => checkout.key !== undefined && !toldOf(checkout))
      .map(({ key }) => `key ${key} has no outcome`),
    ...history.cancellations
      .filter(({ decidedAt }) => decidedAt === undefined)
      .map(({ orderId }) => `cancelling ${orderId} has no outcome`),
  ];
  const late = unfinished.map(({ orderId, what }) => `order ${orderId} is still ${what}`);
  return [...late, ...forgotten, ...untold].map((detail) => ({
    invariant: 'decided in 10 s',
    harm: 'stuck',
    detail,
  }));
}
