import type { OrderStatus } from './order-status';

/**
 * What the stream of events says of a change: `{ orderId, userId, status, version, at }`, as JSON.
 *
 * Delivered at least once; a consumer that has seen an order's `version` has seen this event.
 */
export const event = (
  { id, userId }: { id: string; userId: string },
  status: OrderStatus,
  version: number,
  at: number,
): string => JSON.stringify({ orderId: id, userId, status, version, at: new Date(at).toISOString() });
