import type { OrderIndex } from './indices';

/** The one cart that requests without items of their own order: free, claimed by an order, or ordered. */
export enum Cart {
  Free,
  ClaimedByFirst,
  ClaimedBySecond,
  ClaimedByThird,
  Empty,
}

export const claimedBy = (order: OrderIndex): Cart => Cart.ClaimedByFirst + order;

/** What is on record of an order's one attempt to claim. */
export enum Mark {
  None,
  Held,
  Lost,
}
