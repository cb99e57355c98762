import { leavesOpen } from '../history/attempt';
import type { Move } from '../history/history';
import type { PlannedCheckout } from '../plan/checkout-plan';
import type { Shop } from './context';

/** Moves an order on; asks again while the answer leaves it open, a repeat after a success is refused. */
export async function moveOrder(shop: Shop, orderId: string, to: string): Promise<void> {
  const move: Move = { orderId, to, attempts: [] };
  shop.history.moves.push(move);
  for (let turn = 0; ; turn++) {
    const attempt = await shop.gateway.send({
      method: 'PATCH',
      path: `/orders/${orderId}/status`,
      token: await shop.admin.accessToken(),
      body: { status: to },
    });
    move.attempts.push(attempt);
    if (!leavesOpen(attempt.answer)) return;
    await shop.closing.pause(turn);
  }
}

/** Puts units into stock, sending the request once. */
export async function topUp(shop: Shop, plan: NonNullable<PlannedCheckout['topUp']>): Promise<void> {
  const productId = shop.goods.idOf(plan.product);
  const attempt = await shop.gateway.send({
    method: 'PATCH',
    path: `/products/${productId}/stock`,
    token: await shop.admin.accessToken(),
    body: { delta: plan.units },
  });
  shop.history.topUps.push({ productId, units: plan.units, attempt });
}
