import { Injectable } from '@nestjs/common';
import { type CatalogueProduct, MAX_LINES } from '@emporium/contracts';
import { Preconditions, retryOnConflict } from '@emporium/http';
import { type Cart, CartsRepository } from '@emporium/order-data';
import { ProductsClient } from '../catalogue/products.client';
import { type CartDto, toCartDto } from './cart.dto';
import { CartFullError, CartItemNotFoundError, ProductNotFoundError } from './cart.errors';
import { SettledCarts } from './settled-carts';

type Products = ReadonlyMap<string, CatalogueProduct>;

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
    return retryOnConflict(ATTEMPTS, async () => {
      const cart = await this.settled.read(userId);
      const known = await this.findWith(productId, cart);
      const product = known.get(productId);
      if (!product) throw new ProductNotFoundError();
      if (conditions.exist) conditions.require(await this.show(cart, known));
      const seen = { productName: product.name, priceCents: product.priceCents };
      const line = { productId, quantity, seen };
      const changed = await this.carts.setQuantity(userId, line, conditions.exist ? cart.version : undefined);
      if (changed === 'FULL') throw new CartFullError();
      return changed === 'CHANGED' ? undefined : this.show(changed, known);
    });
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

  /** A product and those of the cart, as far as one question may name them. */
  private findWith(productId: string, { lines }: Cart): Promise<Products> {
    const others = lines.map((line) => line.productId).filter((id) => id !== productId);
    return this.products.find([productId, ...others].slice(0, MAX_LINES));
  }

  /** @param known asked a moment ago, so that nobody is asked again unless the cart has others by now */
  private async show({ lines }: Cart, known?: Products): Promise<CartDto> {
    const ids = lines.map(({ productId }) => productId);
    const products = known && ids.every((id) => known.has(id)) ? known : await this.products.find(ids);
    return toCartDto(lines, products);
  }
}
