import type { Order } from '@emporium/order-data';

/** What the store holds of an order; absent before it is begun and once it is discarded. */
export enum OrderState {
  Absent,
  Undecided,
  Undoing,
  Pending,
  Processing,
  Shipped,
  Delivered,
  Cancelled,
}

export type PlacedState = Exclude<OrderState, OrderState.Absent | OrderState.Undecided | OrderState.Undoing>;
export type UnplacedState = OrderState.Undecided | OrderState.Undoing;

/** The states under the names that the services use. */
export const STATE_NAMES = {
  [OrderState.Undecided]: 'undecided',
  [OrderState.Undoing]: 'undoing',
  [OrderState.Pending]: 'pending',
  [OrderState.Processing]: 'processing',
  [OrderState.Shipped]: 'shipped',
  [OrderState.Delivered]: 'delivered',
  [OrderState.Cancelled]: 'cancelled',
} as const satisfies Record<Exclude<OrderState, OrderState.Absent>, Order['state']>;

export const isPlaced = (state: OrderState): state is PlacedState => state >= OrderState.Pending;
