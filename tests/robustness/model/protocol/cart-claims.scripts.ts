import { Cart, claimedBy, Mark } from '../world/cart';
import type { OrderIndex } from '../world/indices';
import type { World } from '../world/world';

/** Claims the cart for an order, once an order. @returns false when it cannot have it */
export function claim({ cart, marks, overdue }: World, order: OrderIndex): boolean {
  if (marks[order] === Mark.None) {
    const isFree = cart[0] === Cart.Free && !overdue[order];
    marks[order] = isFree ? Mark.Held : Mark.Lost;
    if (isFree) cart[0] = claimedBy(order);
  }
  return marks[order] === Mark.Held;
}

/** Lets others order the cart that an order will not take along. */
export function giveClaimBack({ cart, marks }: World, order: OrderIndex): void {
  if (cart[0] === claimedBy(order)) cart[0] = Cart.Free;
  marks[order] = Mark.Lost;
}

/** Takes what an order has claimed out of the cart. */
export function takeOut({ cart }: World, order: OrderIndex): void {
  if (cart[0] === claimedBy(order)) cart[0] = Cart.Empty;
}
