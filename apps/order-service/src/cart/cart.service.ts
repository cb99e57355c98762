import { Injectable } from '@nestjs/common';
import { Preconditions, retryOnConflict } from '@emporium/http';
import { type Cart, CartsRepository } from '@emporium/order-data';
import { ProductsClient } from '../catalogue/products.client';
import { type CartDto, toCartDto } from './cart.dto';
import { CartFullError, CartItemNotFoundError, ProductNotFoundError } from './cart.errors';
import { SettledCarts } from './settled-carts';

/** How often a change starts over because another one came first. */
const ATTEMPTS = 10;

@Injectable()
export class CartService {
  constructor(
    private readonly carts: CartsRepository,
    private readonly settled: SettledCarts,
    private readonly products: ProductsClient,
  ) {}

  /** The cart at today's prices. @throws UnavailableError */
  async read(userId: string): Promise<CartDto> {
    return this.show(await this.settled.read(userId));
  }

  /** @throws ProductNotFoundError, CartFullError, StaleResourceError, UnavailableError */
  async setQuantity(
    userId: string,
    productId: string,
    quantity: number,
    conditions = Preconditions.NONE,
  ): Promise<CartDto> {
    const product = (await this.products.find([productId])).get(productId);
    if (!product) throw new ProductNotFoundError();
    const seen = { productName: product.name, priceCents: product.priceCents };
    const outcome = await this.change(userId, conditions, (version) =>
      this.carts.setQuantity(userId, { productId, quantity, seen }, version),
    );
    if (outcome === 'FULL') throw new CartFullError();
    return this.read(userId);
  }

  /** @throws CartItemNotFoundError, StaleResourceError, UnavailableError */
  async remove(userId: string, productId: string, conditions = Preconditions.NONE): Promise<CartDto> {
    const outcome = await this.change(userId, conditions, (version) =>
      this.carts.remove(userId, productId, version),
    );
    if (outcome === 'ABSENT') throw new CartItemNotFoundError();
    return this.read(userId);
  }

  /** @throws StaleResourceError, UnavailableError */
  async clear(userId: string, conditions = Preconditions.NONE): Promise<void> {
    await this.change(userId, conditions, (version) => this.carts.clear(userId, version));
  }

  /** Changes exactly the cart for which the preconditions held: when it has changed meanwhile, both start over. */
  private change<Outcome extends string>(
    userId: string,
    conditions: Preconditions,
    make: (version?: string) => Promise<Outcome | 'CHANGED'>,
  ): Promise<Outcome> {
    return retryOnConflict(ATTEMPTS, async () => {
      const cart = await this.settled.read(userId);
      if (conditions.exist) conditions.require(await this.show(cart));
      const outcome = await make(conditions.exist ? cart.version : undefined);
      return outcome === 'CHANGED' ? undefined : outcome;
    });
  }

  private async show({ lines }: Cart): Promise<CartDto> {
    return toCartDto(lines, await this.products.find(lines.map(({ productId }) => productId)));
  }
}
