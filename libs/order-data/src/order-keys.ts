import type { OrderStatus } from './order-status';
import type { Partition } from './order-partition';

/**
 * The keys of orders. All of one partition share the slot of their tag, so one script can change an order, its
 * owner's lists, its idempotency record, the work still due on it and its events together.
 */
export const orderKeys = (partition: Partition) => {
  const tag = `{orders-${partition}}`;
  return {
    /** Hash: one order. */
    order: (orderId: string) => `order:${tag}:${orderId}`,
    /** List of JSON `{ status, at }`: every change of status, oldest first. */
    timeline: (orderId: string) => `order:${tag}:${orderId}:timeline`,
    /** String, JSON `{ status, at }`: what an administrator's request made of the order, for a day. */
    change: (orderId: string, operationId: string) => `order:${tag}:${orderId}:change:${operationId}`,
    /** Sorted set by creation time: a user's placed orders, in all or of one status. */
    ofUser: (userId: string, status?: OrderStatus) =>
      `user:${tag}:${userId}:orders${status ? `:${status}` : ''}`,
    /** Hash: what a request with an idempotency key came to. */
    idempotency: (userId: string, key: string) => `idempotency:${tag}:${userId}:POST:/orders:${key}`,
    /** String: how many of a user's requests with a key were refused since it began, a day ago at most. */
    refused: (userId: string) => `idempotency:${tag}:${userId}:refused`,
    /** Sorted set by due time: orders on which something is still to be done. */
    due: `orders:${tag}:due`,
    /** Stream: what happened to orders. */
    events: `orders:${tag}:events`,
  };
};

/** The keys of the lists over all users; one slot, another than the orders'. */
export const LISTS = {
  /** Sorted set by creation time. */
  all: 'orders:all',
  /** Sorted set by creation time, of one status. */
  ofStatus: (status: OrderStatus) => `{orders:all}:${status}`,
  /** Hash: order id to the version that is listed. */
  listed: '{orders:all}:listed',
};
