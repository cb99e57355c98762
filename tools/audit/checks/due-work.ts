import type { Finding } from '../finding';
import type { Store, StoredOrder } from '../store/store';
import { isPlaced } from './placed';

/** A reconciler that fails on an order waits up to 30 s, and a little more, before its next try. */
const PATIENCE_MS = 60_000;
/** Their pauses double from half a second on, so that many tries take a minute. */
const MANY_ATTEMPTS = 8;

/** Whatever is half done is known to the reconcilers, and they get it done. */
export function checkDueWork({ orders, due, readAt }: Store): Finding[] {
  return [...orders.values()].flatMap((order): Finding[] => {
    const left = whatIsLeft(order);
    const dueAt = due.get(order.id);
    if (dueAt === undefined) return left ? [{ kind: 'NOT_DUE', subject: order.id, detail: left }] : [];
    if (readAt - dueAt < PATIENCE_MS && order.attempts < MANY_ATTEMPTS) return [];
    const detail = `${left ?? 'nothing'}; due at ${new Date(dueAt).toISOString()}, ${order.attempts} attempts`;
    return [{ kind: 'OVERDUE', subject: order.id, detail }];
  });
}

function whatIsLeft(order: StoredOrder): string | undefined {
  if (!isPlaced(order)) return `it is ${order.state}`;
  if (order.isCancelling) return 'it is being cancelled';
  return order.isSettled ? undefined : 'its lines may still be in the cart';
}
