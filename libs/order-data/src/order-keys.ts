import type { OrderStatus } from './order-status';
import type { Partition } from './order-partition';

/**
 * The keys of orders. The keys of one partition share a cluster slot, so one script can change an order, its owner's
 * lists, its idempotency record, its due work and its events together.
 */
export const orderKeys = (partition: Partition) => {
  const tag = `{orders-${partition}}`;
  return {
    /** Hash: one order. */
    order: (orderId: string) => `order:${tag}:${orderId}`,
    /** List of JSON `{ status, at }`: every change of status, oldest first. */
    timeline: (orderId: string) => `order:${tag}:${orderId}:timeline`,
    /** String, JSON `{ status, at }`: the change of status that an administrator's request made, for a day. */
    change: (orderId: string, operationId: string) => `order:${tag}:${orderId}:change:${operationId}`,
    /** Sorted set by creation time: a user's placed orders, in all or of one status. */
    ofUser: (userId: string, status?: OrderStatus) =>
      `user:${tag}:${userId}:orders${status ? `:${status}` : ''}`,
    /** Hash: the outcome of a request with an idempotency key. */
    idempotency: (userId: string, key: string) => `idempotency:${tag}:${userId}:POST:/orders:${key}`,
    /** String: how many of a user's requests with a key were refused in a window of a day. */
    refused: (userId: string) => `idempotency:${tag}:${userId}:refused`,
    /** Sorted set by due time: orders with work left to do. */
    due: `orders:${tag}:due`,
    /** Stream: the events of orders. */
    events: `orders:${tag}:events`,
  };
};

/** The keys of the lists over all users; they share one slot, which is not that of the orders. */
export const LISTS = {
  /** Sorted set by creation time. */
  all: 'orders:all',
  /** Sorted set by creation time, of one status. */
  ofStatus: (status: OrderStatus) => `{orders:all}:${status}`,
  /** Hash: order id to the version that is listed. */
  listed: '{orders:all}:listed',
};
