import { Injectable } from '@nestjs/common';
import { Redis } from '@emporium/redis';
import { CLAIM, GIVE_CLAIM_BACK, TAKE_OUT } from './cart-claims.scripts';
import { cartKeys } from './cart-keys';
import type { UnplacedOrder } from './order';

/** How long an order's mark is stored: much longer than the order can claim, which is until its deadline after 30 s. */
const MARK_TTL_SECONDS = 3600;

/** An order and the lines it may have claimed. */
type ClaimingOrder = Pick<UnplacedOrder, 'id' | 'userId'> & {
  readonly lines: readonly { readonly productId: string }[];
};

/**
 * Claims of orders on lines of carts. A claimed line stays visible in the cart until its order is placed, but no other
 * order can claim it. Every step may be repeated. Keys: see `cartKeys`.
 */
@Injectable()
export class CartClaimsRepository {
  constructor(private readonly redis: Redis) {}

  /** @returns false when another order has claimed a line, or the cart has changed since the order's lines were read */
  async claim({ id, userId, lines, deadlineAt }: UnplacedOrder): Promise<boolean> {
    const { quantities, claims, ordered } = cartKeys(userId);
    const pairs = lines.flatMap(({ productId, quantity }) => [productId, quantity]);
    const args = [id, deadlineAt, MARK_TTL_SECONDS, ...pairs];
    return (await CLAIM.run(this.redis, [quantities, claims, ordered(id)], args)) === 1;
  }

  /** Undoes {@link claim}, even a claim that arrives later. */
  async giveBack({ id, userId, lines }: ClaimingOrder): Promise<void> {
    const { claims, ordered } = cartKeys(userId);
    const args = [id, MARK_TTL_SECONDS, ...lines.map(({ productId }) => productId)];
    await GIVE_CLAIM_BACK.run(this.redis, [claims, ordered(id)], args);
  }

  /** Takes the claimed lines of a placed order out of the cart. */
  async takeOut({ id, userId, lines }: ClaimingOrder): Promise<void> {
    const { quantities, seen, claims } = cartKeys(userId);
    const args = [id, ...lines.map(({ productId }) => productId)];
    await TAKE_OUT.run(this.redis, [quantities, seen, claims], args);
  }
}
