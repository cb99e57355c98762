import { Injectable } from '@nestjs/common';
import { MAX_LINES } from '@emporium/contracts';
import { Redis } from '@emporium/redis';
import type { Cart, CartLine, SeenProduct } from './cart';
import { cartKeys } from './cart-keys';
import { type CartHashes, CLEAR_CART, READ_CART, REMOVE_LINE, SET_QUANTITY } from './carts.scripts';

/** A line to be put into a cart. */
export type NewCartLine = Required<Pick<CartLine, 'productId' | 'quantity' | 'seen'>>;

/**
 * The contents of carts. Keys: see `cartKeys`.
 *
 * Every change takes the version that the cart must have; '' for any.
 */
@Injectable()
export class CartsRepository {
  constructor(private readonly redis: Redis) {}

  async read(userId: string): Promise<Cart> {
    return cartFrom(await READ_CART.run(this.redis, keysOf(userId)));
  }

  /** @returns the cart as it is then, or `FULL` when it has {@link MAX_LINES} other lines */
  async setQuantity(
    userId: string,
    { productId, quantity, seen }: NewCartLine,
    version = '',
  ): Promise<Cart | 'FULL' | 'CHANGED'> {
    const args = [version, productId, quantity, JSON.stringify(seen), MAX_LINES];
    const outcome = await SET_QUANTITY.run(this.redis, keysOf(userId), args);
    return typeof outcome === 'string' ? outcome : cartFrom(outcome);
  }

  /** @returns `ABSENT` when the product was not in the cart */
  remove(userId: string, productId: string, version = ''): Promise<'REMOVED' | 'ABSENT' | 'CHANGED'> {
    return REMOVE_LINE.run(this.redis, keysOf(userId), [version, productId]);
  }

  clear(userId: string, version = ''): Promise<'CLEARED' | 'CHANGED'> {
    return CLEAR_CART.run(this.redis, keysOf(userId), [version]);
  }
}

function keysOf(userId: string): string[] {
  const { quantities, seen, claims } = cartKeys(userId);
  return [quantities, seen, claims];
}

function cartFrom([quantities, seen, claims, version]: CartHashes): Cart {
  const [seenOf, claimOf] = [pairs(seen), pairs(claims)];
  const lines = [...pairs(quantities)].map(([productId, quantity]): CartLine => ({
    productId,
    quantity: Number(quantity),
    seen: seenFrom(seenOf.get(productId)),
    claimedBy: claimOf.get(productId)?.split(' ')[1],
  }));
  return { version, lines: lines.sort((a, b) => (a.productId < b.productId ? -1 : 1)) };
}

/** A hash as a script returns it. */
function pairs(flat: readonly string[]): Map<string, string> {
  const fields = flat.filter((_, index) => index % 2 === 0);
  return new Map(fields.map((field, index) => [field, flat[2 * index + 1] ?? '']));
}

const seenFrom = (json: string | undefined) => (json ? (JSON.parse(json) as SeenProduct) : undefined);
