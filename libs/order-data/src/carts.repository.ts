import { Injectable } from '@nestjs/common';
import type { ReservationRequestLine } from '@emporium/contracts';
import { Redis, RedisScript } from '@emporium/redis';

const SET_QUANTITY = new RedisScript<number>(`
-- Puts a product into a cart or changes its quantity, unless that would be a line too many.
-- KEYS[1] cart   ARGV[1] product id, ARGV[2] quantity, ARGV[3] most lines a cart may have
-- Returns 1, or 0 when the cart is full
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
`);

const TAKE_OUT = new RedisScript<number>(`
-- Takes what was ordered out of a cart, once an order. What was added since stays.
-- KEYS[1] cart, KEYS[2] mark of the order   ARGV[1] seconds to keep the mark, ARGV[2..] product id and quantity in turn
-- Returns 1, or 0 when it was done before
if not redis.call('SET', KEYS[2], 1, 'NX', 'EX', ARGV[1]) then return 0 end
for i = 2, #ARGV, 2 do
  local left = tonumber(redis.call('HGET', KEYS[1], ARGV[i]) or 0) - tonumber(ARGV[i + 1])
  if left > 0 then redis.call('HSET', KEYS[1], ARGV[i], left) else redis.call('HDEL', KEYS[1], ARGV[i]) end
end
return 1
`);

/** A reconciler may repeat an order's last steps this long after it was placed. */
const KEEP_MARK_SECONDS = 7 * 24 * 3600;

/** The most lines that a cart, and so an order, may have. */
export const MAX_LINES = 100;

/**
 * Carts. Keys: `cart:<userId>` hash product id to quantity; `{cart:<userId>}:ordered:<orderId>` marks an order
 * whose lines have been taken out, in the slot of the cart.
 */
@Injectable()
export class CartsRepository {
  constructor(private readonly redis: Redis) {}

  /** The cart's lines, by product id. */
  async lines(userId: string): Promise<ReservationRequestLine[]> {
    const quantities = await this.redis.hgetall(cartKey(userId));
    return Object.entries(quantities)
      .map(([productId, quantity]) => ({ productId, quantity: Number(quantity) }))
      .sort((a, b) => (a.productId < b.productId ? -1 : 1));
  }

  /** @returns false when the cart has {@link MAX_LINES} other lines */
  async setQuantity(userId: string, productId: string, quantity: number): Promise<boolean> {
    return (await SET_QUANTITY.run(this.redis, [cartKey(userId)], [productId, quantity, MAX_LINES])) === 1;
  }

  /** @returns false when the product was not in the cart */
  async remove(userId: string, productId: string): Promise<boolean> {
    return (await this.redis.hdel(cartKey(userId), productId)) === 1;
  }

  async clear(userId: string): Promise<void> {
    await this.redis.del(cartKey(userId));
  }

  /** Takes an order's lines out of the cart it came from; repeating it does no harm. */
  async takeOut(userId: string, orderId: string, lines: readonly ReservationRequestLine[]): Promise<void> {
    const mark = `{${cartKey(userId)}}:ordered:${orderId}`;
    const quantities = lines.flatMap(({ productId, quantity }) => [productId, quantity]);
    await TAKE_OUT.run(this.redis, [cartKey(userId), mark], [KEEP_MARK_SECONDS, ...quantities]);
  }
}

const cartKey = (userId: string) => `cart:${userId}`;
