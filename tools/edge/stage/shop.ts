import { randomUUID } from 'node:crypto';
import { expectJson, type Person } from './people';
import type { Stage } from './stage';

type Shop = Pick<Stage, 'gatewayUrl' | 'admin'>;

/** Puts a product on sale. @returns its id */
export async function newProduct({ gatewayUrl, admin }: Shop, changes: object = {}): Promise<string> {
  const body = {
    name: `Oak tray ${randomUUID()}`,
    description: 'A serving tray of oiled oak.',
    price: 24.9,
    category: 'Kitchen',
    stock: 100_000,
    ...changes,
  };
  const question = { method: 'POST', path: '/api/products', token: admin.token, body };
  return (await expectJson<{ id: string }>(gatewayUrl, question)).id;
}

/** Takes a product out of the catalogue; orders keep its name. */
export const deleteProduct = ({ gatewayUrl, admin }: Shop, id: string): Promise<unknown> =>
  expectJson(gatewayUrl, { method: 'DELETE', path: `/api/products/${id}`, token: admin.token });

/** Orders one of a product. @returns the order's id */
export async function newOrder({ gatewayUrl }: Shop, { token }: Person, productId: string): Promise<string> {
  const body = { items: [{ productId, quantity: 1 }] };
  return (await expectJson<{ id: string }>(gatewayUrl, { method: 'POST', path: '/api/orders', token, body }))
    .id;
}

/** Puts a product into somebody's cart. */
export const fillCart = (
  { gatewayUrl }: Shop,
  { token }: Person,
  productId: string,
  quantity = 1,
): Promise<unknown> =>
  expectJson(gatewayUrl, { method: 'PUT', path: `/api/cart/items/${productId}`, token, body: { quantity } });
