import type { Line } from '../history/checkout';
import { persist } from './retry-until-answered';
import type { Person } from './person';
import type { Shop } from './context';

/** Empties a customer's cart and puts these lines into it. */
export async function fillCart(
  { gateway, closing }: Shop,
  customer: Person,
  lines: readonly Line[],
): Promise<void> {
  const token = await customer.accessToken();
  await persist(() => gateway.send({ method: 'DELETE', path: '/cart', token }), closing);
  for (const { productId, quantity } of lines) {
    const path = `/cart/items/${productId}`;
    await persist(() => gateway.send({ method: 'PUT', path, token, body: { quantity } }), closing);
  }
}
