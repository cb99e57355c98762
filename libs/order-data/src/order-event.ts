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
  /** The new status of the order. */
  readonly status: OrderStatus;
  /** 1 for a new order, one more with each event of it. */
  readonly version: number;
  /** When the order was requested; RFC 3339, like `at`. */
  readonly createdAt: string;
  readonly at: string;
}

/** The event of a change of an order's status, as JSON. */
export function event(
  { id, userId, createdAt }: { id: string; userId: string; createdAt: number },
  status: OrderStatus,
  version: number,
  at: number,
): string {
  const [created, now] = [new Date(createdAt).toISOString(), new Date(at).toISOString()];
  const content: OrderEvent = { orderId: id, userId, status, version, createdAt: created, at: now };
  return JSON.stringify(content);
}
