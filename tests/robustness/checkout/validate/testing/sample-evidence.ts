import type { Store, StoredList, StoredOrder, StoredReservation } from '@emporium/audit';
import type { Attempt } from '../../history/attempt';
import type { Checkout, OrderBody } from '../../history/checkout';
import { emptyHistory, type History } from '../../history/history';
import type { Evidence } from '../evidence';

export const KIM = 'user-kim';
export const TRAY = 'product-tray';
const NOW = 1_000_000_000_000;

/** An attempt with an answer, or without one. */
export const attempt = (status?: number, body?: unknown, requestId = 'request-1'): Attempt => ({
  requestId,
  sentAt: 1,
  endedAt: 2,
  response:
    status === undefined ? undefined : { status, body, code: (body as { code?: string } | undefined)?.code },
});

/** Kim's order of two trays, as its 201 showed it. */
export const ORDER: OrderBody = {
  id: 'order-1',
  userId: KIM,
  status: 'pending',
  items: [{ productId: TRAY, quantity: 2, price: 1.5 }],
  totalAmount: 3,
};

/** Kim's checkout of {@link ORDER}, answered with a 201 unless changes say otherwise. */
export const checkout = (changes: Partial<Checkout> = {}): Checkout => ({
  userId: KIM,
  key: 'key-1',
  lines: [{ productId: TRAY, quantity: 2 }],
  via: 'items',
  attempts: [attempt(201, ORDER)],
  ...changes,
});

/** {@link ORDER} as the store holds it. */
export const order = (changes: Partial<StoredOrder> = {}): StoredOrder => ({
  id: ORDER.id,
  userId: KIM,
  state: 'pending',
  requestId: 'request-1',
  idempotencyKey: 'key-1',
  lines: [{ productId: TRAY, quantity: 2 }],
  items: [{ productId: TRAY, quantity: 2, priceCents: 150 }],
  version: 1,
  isCancelling: false,
  isSettled: true,
  attempts: 0,
  createdAt: NOW,
  updatedAt: NOW,
  timeline: ['pending'],
  ...changes,
});

export const reservation = (state = 'CONFIRMED', quantity = 2): StoredReservation => ({
  state,
  lines: [{ productId: TRAY, quantity }],
});

/** The four lists that show {@link ORDER}. */
export const lists = (orderIds: ReadonlySet<string> = new Set([ORDER.id])): StoredList[] => [
  { orderIds },
  { status: 'pending', orderIds },
  { userId: KIM, orderIds },
  { userId: KIM, status: 'pending', orderIds },
];

/** A store in which {@link ORDER} is placed and everything is as it should be. */
export const store = (changes: Partial<Store> = {}): Store => ({
  readAt: NOW,
  products: new Map([[TRAY, { stock: 3, sold: 2, received: 5 }]]),
  reservations: new Map([[ORDER.id, reservation()]]),
  orders: new Map([[ORDER.id, order()]]),
  records: [{ userId: KIM, key: 'key-1', orderId: ORDER.id, status: 201, answeredOrderId: ORDER.id }],
  lists: lists(),
  due: new Map(),
  ...changes,
});

export const storeWith = (changed: StoredOrder): Store => store({ orders: new Map([[changed.id, changed]]) });

/** Evidence of a run in which Kim ordered two of five trays and nothing went wrong. */
export const evidence = (
  changes: Partial<Omit<Evidence, 'history'>> & { history?: Partial<History> } = {},
): Evidence => ({
  store: store(),
  events: [{ orderId: ORDER.id, status: 'pending', version: 1 }],
  initialStock: new Map([[TRAY, 5]]),
  imbalances: [],
  unfinished: [],
  collapses: [],
  ...changes,
  history: { ...emptyHistory(), checkouts: [checkout()], ...changes.history },
});
