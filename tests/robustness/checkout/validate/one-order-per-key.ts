import { isDeepStrictEqual } from 'node:util';
import { isPlaced, type StoredOrder } from '@emporium/audit';
import { type Checkout, outcomeIn } from '../history/checkout';
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
  return [...findings, ...history.checkouts.flatMap((checkout) => checkResponses(checkout))];
}

function checkResponses(checkout: Checkout): Finding[] {
  if (checkout.key === undefined) return [];
  const [first, ...others] = checkout.attempts.filter(({ response }) => outcomeIn(checkout, response));
  const other = others.find(({ response }) => !isDeepStrictEqual(response, first?.response));
  if (!other) return [];
  const answers = [first, other].map((attempt) => JSON.stringify(attempt?.response)).join(' and ');
  return [doubled(`key ${checkout.key} was answered ${answers}`)];
}

const doubled = (detail: string): Finding => ({ invariant: INVARIANT, harm: 'doubled', detail });
