import type { Line } from '../history/checkout';
import { retryUntilAnswered } from './retry-until-answered';
import type { Person } from './person';
import type { TrafficContext } from './context';

/** Empties a customer's cart and puts these lines into it. */
export async function fillCart(
  { gateway, deadline }: TrafficContext,
  customer: Person,
  lines: readonly Line[],
): Promise<void> {
  const token = await customer.accessToken();
  await retryUntilAnswered(() => gateway.send({ method: 'DELETE', path: '/cart', token }), deadline);
  for (const { productId, quantity } of lines) {
    const path = `/cart/items/${productId}`;
    await retryUntilAnswered(
      () => gateway.send({ method: 'PUT', path, token, body: { quantity } }),
      deadline,
    );
  }
}
