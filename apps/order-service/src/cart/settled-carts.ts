import { Injectable } from '@nestjs/common';
import {
  type Cart,
  CartClaimsRepository,
  CartsRepository,
  isPlaced,
  OrdersRepository,
} from '@emporium/order-data';

/**
 * Reads carts, after it has finished the claims of orders that are decided: lines of placed orders are taken out, other
 * claims are released. A process that died leaves such claims. An order is written before it claims, so a claim of an
 * order that does not exist is one of a discarded order.
 */
@Injectable()
export class SettledCarts {
  constructor(
    private readonly carts: CartsRepository,
    private readonly claims: CartClaimsRepository,
    private readonly orders: OrdersRepository,
  ) {}

  async read(userId: string): Promise<Cart> {
    const cart = await this.carts.read(userId);
    const holders = new Set(cart.lines.flatMap(({ claimedBy }) => claimedBy ?? []));
    if (holders.size === 0) return cart;
    const settled = await Promise.all(
      [...holders].map((id) => this.settle({ id, userId, lines: cart.lines })),
    );
    return settled.includes(true) ? this.carts.read(userId) : cart;
  }

  /** @returns false when the order is still undecided */
  private async settle(holder: { id: string; userId: string; lines: Cart['lines'] }): Promise<boolean> {
    const order = await this.orders.find(holder.id);
    if (order && !isPlaced(order)) return false;
    await (order ? this.claims.takeOut(holder) : this.claims.giveBack(holder));
    return true;
  }
}
