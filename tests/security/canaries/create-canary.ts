import { randomUUID } from 'node:crypto';
import { expectJson, newCustomer } from '../fixture/people';
import { deleteProduct, fillCart, newProduct } from '../fixture/resources';
import type { Fixture } from '../fixture/fixture';
import type { Canary } from './canary';

/** A quantity that no other user orders or has in a cart; none is part of another. */
const quantityOf = (index: number) => 7_001 + index;

/**
 * Creates a user whose name, address, device, order and cart all hold a word of their own.
 *
 * What they order is taken out of the catalogue, where everybody could read its name; the order keeps it. All use the
 * same idempotency key: each must get their own order.
 *
 * @param cartProductId what everybody has in the cart, each another quantity
 */
export async function createCanary(fixture: Fixture, index: number, cartProductId: string): Promise<Canary> {
  const { gatewayUrl } = fixture;
  const word = `canary-${randomUUID()}`;
  const [name, email, device] = [`${word} by name`, `${word}@canaries.example`, `${word}-device`];
  const person = await newCustomer(gatewayUrl, name, email, device);
  const productId = await newProduct(fixture, { name: `${word} tray` });
  const order = await expectJson<{ id: string }>(gatewayUrl, {
    method: 'POST',
    path: '/api/orders',
    token: person.token,
    headers: { 'idempotency-key': 'the-same-for-all' },
    body: { items: [{ productId, quantity: 1 }] },
  });
  await deleteProduct(fixture, productId);
  await fillCart(fixture, person, cartProductId, quantityOf(index));
  const secrets = [
    ...[word, person.id, person.sessionId, person.token, order.id],
    `"quantity":${quantityOf(index)},`,
  ];
  return { person, orderId: order.id, secrets };
}
