import type { PlannedCheckout } from '../plan/checkout-plan';
import { topUp } from './administrator';
import { checkOut } from './check-out';
import type { Person } from './person';
import { SEQUELS } from './sequels';
import type { Shop } from './context';

/** Does all that was planned around one checkout. @throws TimeIsOver */
export async function shopOnce(
  shop: Shop,
  customer: Person,
  stranger: Person,
  plan: PlannedCheckout,
): Promise<void> {
  if (plan.logsInFirst) await customer.logIn();
  const meanwhile = plan.topUp && topUp(shop, plan.topUp);
  const told = await checkOut(shop, customer, { ...plan, lines: shop.goods.linesOf(plan) });
  if (told?.kind === 'placed') {
    if (plan.isPeekedAt) await peek(shop, told.order.id, stranger);
    await SEQUELS[plan.sequel](shop, told.order.id, customer);
  }
  await meanwhile;
}

async function peek(shop: Shop, orderId: string, stranger: Person): Promise<void> {
  const token = await stranger.accessToken();
  for (const path of [`/orders/${orderId}`, `/orders/${orderId}/timeline`]) {
    const attempt = await shop.gateway.send({ method: 'GET', path, token });
    shop.history.peeks.push({ orderId, readerId: stranger.id, attempt });
  }
}
