import type { OrderStatus } from '@emporium/order-data';

/** How many orders each customer has. */
export const ORDERS_OF_CUSTOMER = 25;

/** The final statuses of a customer's orders, repeated. */
export const FATES: readonly OrderStatus[] = ['delivered', 'delivered', 'shipped', 'pending', 'cancelled'];

/** How many of so many orders have come to a status; the number must be a multiple of the fates'. */
export const countOf = (status: OrderStatus, orders: number): number =>
  (orders / FATES.length) * FATES.filter((fate) => fate === status).length;
