import type { PlannedCheckout } from '../plan/checkout-plan';
import { topUp } from './administrator';
import { checkOut } from './check-out';
import type { Person } from './person';
import { SEQUELS } from './sequels';
import type { TrafficContext } from './context';

/** Does all that was planned around one checkout. @throws DeadlineExceeded */
export async function runPlannedCheckout(
  context: TrafficContext,
  customer: Person,
  stranger: Person,
  plan: PlannedCheckout,
): Promise<void> {
  if (plan.logsInFirst) await customer.logIn();
  const meanwhile = plan.topUp && topUp(context, plan.topUp);
  const outcome = await checkOut(context, customer, { ...plan, lines: context.goods.linesOf(plan) });
  if (outcome?.kind === 'placed') {
    if (plan.isPeekedAt) await peek(context, outcome.order.id, stranger);
    await SEQUELS[plan.sequel](context, outcome.order.id, customer);
  }
  await meanwhile;
}

async function peek(context: TrafficContext, orderId: string, stranger: Person): Promise<void> {
  const token = await stranger.accessToken();
  for (const path of [`/orders/${orderId}`, `/orders/${orderId}/timeline`]) {
    const attempt = await context.gateway.send({ method: 'GET', path, token });
    context.history.peeks.push({ orderId, readerId: stranger.id, attempt });
  }
}
