import { isPlaced, type Store, type StoredOrder } from '@emporium/audit';
import { type Checkout, type OrderBody, outcomeOf } from '../history/checkout';
import { sumLines } from '../history/sum-lines';
import type { Evidence } from './evidence';
import type { Finding } from './finding';

const INVARIANT = 'acknowledged checkouts hold';

/** What a checkout was answered is true: after 201 there is the order, after 409, 404 and an undo there is none. */
export function checkAcknowledgedCheckouts({ history, store }: Evidence): Finding[] {
  const byRequest = new Map([...store.orders.values()].map((order) => [order.requestId, order]));
  return history.checkouts.flatMap((checkout): Finding[] => {
    const outcome = outcomeOf(checkout);
    if (outcome?.kind === 'placed') return checkPlaced(checkout, outcome.order, store);
    if (!outcome) return [];
    return checkout.attempts
      .flatMap(({ requestId }) => byRequest.get(requestId) ?? [])
      .filter(isPlaced)
      .map(({ id }) => {
        const what = outcome.kind === 'refused' ? `refused with ${outcome.code}` : 'said to be undone';
        return { invariant: INVARIANT, harm: 'broken', detail: `order ${id} was ${what}, it is placed` };
      });
  });
}

function checkPlaced(checkout: Checkout, body: OrderBody, store: Store): Finding[] {
  const order = store.orders.get(body.id);
  if (!order || !isPlaced(order)) {
    const detail = `order ${body.id} was answered with 201, it is ${order?.state ?? 'absent'}`;
    return [{ invariant: INVARIANT, harm: 'lost', detail }];
  }
  const wrong = differences(checkout, body, order);
  if (wrong.length === 0) return [];
  const detail = `order ${body.id} differs from its 201 in ${wrong.join(', ')}`;
  return [{ invariant: INVARIANT, harm: 'broken', detail }];
}

function differences(checkout: Checkout, body: OrderBody, order: StoredOrder): string[] {
  const totalCents = order.items.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0);
  const agreements: Record<string, boolean> = {
    userId: body.userId === checkout.userId && order.userId === checkout.userId,
    items: sumLines(body.items) === sumLines(order.items),
    'what was asked': checkout.via === 'cart' || sumLines(checkout.lines) === sumLines(order.lines),
    totalAmount: Math.round(body.totalAmount * 100) === totalCents,
  };
  return Object.keys(agreements).filter((name) => !agreements[name]);
}
