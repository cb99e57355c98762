import { isPlaced, type Store, type StoredOrder } from '@emporium/audit';
import { type Checkout, type OrderBody, toldOf } from '../history/checkout';
import { sumLines } from '../history/sum-lines';
import type { Evidence } from './evidence';
import type { Finding } from './finding';

const INVARIANT = 'acknowledged checkouts hold';

/** What a customer was told of a checkout is true: 201 the order, 409 and 404 none, undone none. */
export function checkAcknowledgedCheckouts({ history, store }: Evidence): Finding[] {
  const byRequest = new Map([...store.orders.values()].map((order) => [order.requestId, order]));
  return history.checkouts.flatMap((checkout): Finding[] => {
    const told = toldOf(checkout);
    if (told?.kind === 'placed') return checkPlaced(checkout, told.order, store);
    if (!told) return [];
    return checkout.attempts
      .flatMap(({ requestId }) => byRequest.get(requestId) ?? [])
      .filter(isPlaced)
      .map(({ id }) => {
        const what = told.kind === 'refused' ? `refused with ${told.code}` : 'said to be undone';
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
