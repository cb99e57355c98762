import { isDeepStrictEqual } from 'node:util';
import { type Checkout, toldBy } from '../history/checkout';
import { isPlaced, type Store, type StoredOrder } from '../store/store';
import type { Evidence } from './evidence';
import type { Finding } from './finding';

const INVARIANT = 'one order a checkout';

/** A user's key, and each request without one, makes at most one order; every answer under a key is the same. */
export function checkOneOrderPerKey({ history, store }: Evidence): Finding[] {
  const checkoutOf = new Map(
    history.checkouts.flatMap((checkout) => checkout.attempts.map(({ requestId }) => [requestId, checkout])),
  );
  const placed = new Map<Checkout, StoredOrder[]>();
  const findings: Finding[] = [];
  for (const order of store.orders.values()) {
    const checkout = checkoutOf.get(order.requestId);
    if (!checkout) findings.push(doubled(`order ${order.id} was asked for by nobody`));
    else if (isPlaced(order)) placed.set(checkout, [...(placed.get(checkout) ?? []), order]);
  }
  for (const [, orders] of placed) {
    if (orders.length > 1)
      findings.push(doubled(`one checkout made the orders ${orders.map(({ id }) => id).join(', ')}`));
  }
  return [
    ...findings,
    ...history.checkouts.flatMap((checkout) => checkAnswers(checkout)),
    ...checkRecords(store),
  ];
}

function checkAnswers(checkout: Checkout): Finding[] {
  if (checkout.key === undefined) return [];
  const [first, ...others] = checkout.attempts.filter(({ answer }) => toldBy(checkout, answer));
  const other = others.find(({ answer }) => !isDeepStrictEqual(answer, first?.answer));
  if (!other) return [];
  const answers = [first, other].map((attempt) => JSON.stringify(attempt?.answer)).join(' and ');
  return [doubled(`key ${checkout.key} was answered ${answers}`)];
}

/** The record of a key names the order that was placed under it. */
function checkRecords({ keys, orders }: Store): Finding[] {
  const recorded = new Map(keys.map(({ userId, key, orderId }) => [`${userId} ${key}`, orderId]));
  return [...orders.values()]
    .filter((order) => isPlaced(order) && order.idempotencyKey !== undefined)
    .filter(({ id, userId, idempotencyKey }) => recorded.get(`${userId} ${idempotencyKey}`) !== id)
    .map(({ id, idempotencyKey }) => doubled(`key ${idempotencyKey} does not lead to its order ${id}`));
}

const doubled = (detail: string): Finding => ({ invariant: INVARIANT, harm: 'doubled', detail });
