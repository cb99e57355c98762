import { Injectable } from '@nestjs/common';
import { requireMatch } from '@emporium/http';
import { CartsRepository } from '@emporium/order-data';
import { ProductsClient } from '../catalogue/products.client';
import { CartDto } from './cart.dto';
import { CartFullError, CartItemNotFoundError, ProductNotFoundError } from './cart.errors';

@Injectable()
export class CartService {
  constructor(
    private readonly carts: CartsRepository,
    private readonly products: ProductsClient,
  ) {}

  /** The cart at today's prices. @throws UnavailableError */
  async read(userId: string): Promise<CartDto> {
    const lines = await this.carts.lines(userId);
    return CartDto.of(lines, await this.products.find(lines.map(({ productId }) => productId)));
  }

  /** @throws ProductNotFoundError, CartFullError, StaleResourceError, UnavailableError */
  async setQuantity(userId: string, productId: string, quantity: number, ifMatch?: string): Promise<CartDto> {
    await this.requireMatch(userId, ifMatch);
    const found = await this.products.find([productId]);
    if (!found.has(productId)) throw new ProductNotFoundError();
    if (!(await this.carts.setQuantity(userId, productId, quantity))) throw new CartFullError();
    return this.read(userId);
  }

  /** @throws CartItemNotFoundError, StaleResourceError, UnavailableError */
  async remove(userId: string, productId: string, ifMatch?: string): Promise<CartDto> {
    await this.requireMatch(userId, ifMatch);
    if (!(await this.carts.remove(userId, productId))) throw new CartItemNotFoundError();
    return this.read(userId);
  }

  /** @throws StaleResourceError */
  async clear(userId: string, ifMatch?: string): Promise<void> {
    await this.requireMatch(userId, ifMatch);
    await this.carts.clear(userId);
  }

  private async requireMatch(userId: string, ifMatch?: string): Promise<void> {
    if (ifMatch !== undefined) requireMatch(ifMatch, await this.read(userId));
  }
}
