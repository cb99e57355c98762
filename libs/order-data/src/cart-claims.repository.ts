import { Injectable } from '@nestjs/common';
import { Redis } from '@emporium/redis';
import { CLAIM, GIVE_CLAIM_BACK, TAKE_OUT } from './cart-claims.scripts';
import { cartKeys } from './cart-keys';
import type { UnplacedOrder } from './order';

/** An order can claim until its deadline, 30 s after it was asked for; what is left of it later is this. */
const KEEP_MARK_SECONDS = 3600;

/** An order and the lines it may have claimed. */
type ClaimingOrder = Pick<UnplacedOrder, 'id' | 'userId'> & {
  readonly lines: readonly { readonly productId: string }[];
};

/**
 * The lines of carts that orders are about to take along. They stay in the cart, where everybody sees them, until the
 * order is placed; no other order can have them meanwhile. Every step may be repeated. Keys: see `cartKeys`.
 */
@Injectable()
export class CartClaimsRepository {
  constructor(private readonly redis: Redis) {}

  /** @returns false when another order was faster, or the cart has changed since the order's lines were read */
  async claim({ id, userId, lines, deadlineAt }: UnplacedOrder): Promise<boolean> {
    const { quantities, claims, ordered } = cartKeys(userId);
    const pairs = lines.flatMap(({ productId, quantity }) => [productId, quantity]);
    const args = [id, deadlineAt, KEEP_MARK_SECONDS, ...pairs];
    return (await CLAIM.run(this.redis, [quantities, claims, ordered(id)], args)) === 1;
  }

  /** Undoes {@link claim}, also one that is still under way. */
  async giveBack({ id, userId, lines }: ClaimingOrder): Promise<void> {
    const { claims, ordered } = cartKeys(userId);
    const args = [id, KEEP_MARK_SECONDS, ...lines.map(({ productId }) => productId)];
    await GIVE_CLAIM_BACK.run(this.redis, [claims, ordered(id)], args);
  }

  /** Takes the claimed lines of a placed order out of the cart. */
  async takeOut({ id, userId, lines }: ClaimingOrder): Promise<void> {
    const { quantities, seen, claims } = cartKeys(userId);
    const args = [id, ...lines.map(({ productId }) => productId)];
    await TAKE_OUT.run(this.redis, [quantities, seen, claims], args);
  }
}
