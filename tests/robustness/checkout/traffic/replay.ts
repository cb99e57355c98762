import { type Checkout, outcomeOf } from '../history/checkout';
import type { Person } from './person';
import type { TrafficContext } from './context';

/** Sends some of the keys once more, long after they were answered; the answers join the history. */
export async function replaySome(
  context: TrafficContext,
  customers: readonly Person[],
  most: number,
): Promise<number> {
  const decided = context.history.checkouts.filter(
    (checkout) => checkout.key !== undefined && outcomeOf(checkout),
  );
  const every = Math.max(1, Math.floor(decided.length / most));
  const chosen = decided.filter((_, index) => index % every === 0);
  await Promise.all(
    chosen.map(async (checkout) => checkout.attempts.push(await replay(context, customers, checkout))),
  );
  return chosen.length;
}

async function replay(
  { gateway }: TrafficContext,
  customers: readonly Person[],
  { userId, key, via, lines }: Checkout,
) {
  const token = await customers.find(({ id }) => id === userId)?.accessToken();
  const body = via === 'cart' ? undefined : { items: lines };
  return gateway.send({ method: 'POST', path: '/orders', token, key, body });
}
