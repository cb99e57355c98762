/** What a customer sees of an order's progress. */
export const ORDER_STATUSES = ['pending', 'processing', 'shipped', 'delivered', 'cancelled'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** An order nobody sees yet: stock is being reserved for it, or given back because nobody waits for it any more. */
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
