/** The status of a placed order, as customers see it. */
export const ORDER_STATUSES = ['pending', 'processing', 'shipped', 'delivered', 'cancelled'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/**
 * The state of an order that nobody sees yet: its stock is being reserved, or given back because its client has left.
 */
export type UnplacedState = 'undecided' | 'undoing';

const SUCCESSORS: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  pending: ['processing', 'cancelled'],
  processing: ['shipped', 'cancelled'],
  shipped: ['delivered'],
  delivered: [],
  cancelled: [],
};

/** Says whether an order may go from one status to the other. */
export const mayFollow = (from: OrderStatus, to: OrderStatus): boolean => SUCCESSORS[from].includes(to);
