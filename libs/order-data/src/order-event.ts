import { orderKeys } from './order-keys';
import { PARTITIONS } from './order-partition';
import type { OrderStatus } from './order-status';

export const ORDER_EVENT_TYPES = [
  'order.created',
  'order.processing',
  'order.shipped',
  'order.delivered',
  'order.cancelled',
] as const;

/** The streams of events of all {@link ORDER_EVENT_TYPES}. */
export const ORDER_EVENT_STREAMS: readonly string[] = PARTITIONS.map(
  (partition) => orderKeys(partition).events,
);

/**
 * What happened to an order, emitted in the same step as the change.
 *
 * Delivered at least once; a consumer that has seen an order's `version` has seen this event.
 */
export interface OrderEvent {
  readonly orderId: string;
  readonly userId: string;
  /** What the order became. */
  readonly status: OrderStatus;
  /** 1 for a new order, one more with each event of it. */
  readonly version: number;
  /** When the order was asked for; ISO 8601, as is `at`. */
  readonly createdAt: string;
  readonly at: string;
}

/** The event of an order that has become something, as JSON. */
export function event(
  { id, userId, createdAt }: { id: string; userId: string; createdAt: number },
  status: OrderStatus,
  version: number,
  at: number,
): string {
  const [created, now] = [new Date(createdAt).toISOString(), new Date(at).toISOString()];
  const told: OrderEvent = { orderId: id, userId, status, version, createdAt: created, at: now };
  return JSON.stringify(told);
}
