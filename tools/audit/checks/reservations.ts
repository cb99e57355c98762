import type { Finding, FindingKind } from '../finding';
import type { Line, Store, StoredOrder } from '../store/store';
import { isPlaced } from './placed';

/** Product-service keeps the record of a returned reservation this long. */
const KEPT_MS = 7 * 24 * 3600 * 1000;
/** A missing record is no finding this long before the end of that time, since two clocks are compared. */
const MARGIN_MS = 3600 * 1000;

/** Each placed order has a reservation that says the same, and each confirmed reservation has an order. */
export function checkReservations(store: Store): Finding[] {
  const findings = [...store.orders.values()].filter(isPlaced).flatMap((order) => checkOrder(order, store));
  for (const [id, { state }] of store.reservations) {
    if (state !== 'CONFIRMED' || store.orders.has(id)) continue;
    findings.push({ kind: 'RESERVATION_WITHOUT_ORDER', subject: id, detail: 'its reservation is CONFIRMED' });
  }
  return findings;
}

function checkOrder(order: StoredOrder, { reservations, readAt }: Store): Finding[] {
  const finding = (kind: FindingKind, detail: string): Finding[] => [{ kind, subject: order.id, detail }];
  const reservation = reservations.get(order.id);
  if (!reservation) {
    const isForgotten = order.state === 'cancelled' && readAt - order.updatedAt > KEPT_MS - MARGIN_MS;
    return isForgotten ? [] : finding('RESERVATION_MISSING', `the order is ${order.state}`);
  }
  if (!expectedStates(order).includes(reservation.state))
    return finding('RESERVATION_STATE', `the order is ${order.state}, its reservation ${reservation.state}`);
  const [asked, taken, reserved] = [order.lines, order.items, reservation.lines].map(summary);
  if (asked === reserved && taken === reserved) return [];
  return finding('LINES_DIFFER', `asked for ${asked}; order holds ${taken}; reserved ${reserved}`);
}

function expectedStates({ state, isCancelling }: StoredOrder): string[] {
  if (state === 'cancelled') return ['RETURNED'];
  return isCancelling ? ['CONFIRMED', 'RETURNED'] : ['CONFIRMED'];
}

const summary = (lines: readonly Line[]): string =>
  lines
    .map(({ productId, quantity }) => `${quantity} of ${productId}`)
    .sort()
    .join(', ');
