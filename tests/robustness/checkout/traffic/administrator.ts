import { leavesOpen } from '../history/attempt';
import type { Move } from '../history/history';
import type { PlannedCheckout } from '../plan/checkout-plan';
import type { TrafficContext } from './context';

/** Moves an order on; asks again while the answer leaves it open, a repeat after a success is refused. */
export async function moveOrder(context: TrafficContext, orderId: string, to: string): Promise<void> {
  const move: Move = { orderId, to, attempts: [] };
  context.history.moves.push(move);
  for (let turn = 0; ; turn++) {
    const attempt = await context.gateway.send({
      method: 'PATCH',
      path: `/orders/${orderId}/status`,
      token: await context.admin.accessToken(),
      body: { status: to },
    });
    move.attempts.push(attempt);
    if (!leavesOpen(attempt.response)) return;
    await context.deadline.pause(turn);
  }
}

/** Puts units into stock, sending the request once. */
export async function topUp(
  context: TrafficContext,
  plan: NonNullable<PlannedCheckout['topUp']>,
): Promise<void> {
  const productId = context.goods.idOf(plan.product);
  const attempt = await context.gateway.send({
    method: 'PATCH',
    path: `/products/${productId}/stock`,
    token: await context.admin.accessToken(),
    body: { delta: plan.units },
  });
  context.history.topUps.push({ productId, units: plan.units, attempt });
}
