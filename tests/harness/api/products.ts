import { randomUUID } from 'node:crypto';
import type { ApiClient } from './api-client';

/** What an administrator sends to put a product on sale, under a name that no other has. */
export const newProduct = (changes: object = {}) => ({
  name: `Oak tray ${randomUUID()}`,
  description: 'A serving tray of oiled oak.',
  price: 24.9,
  category: 'Kitchen',
  stock: 10,
  ...changes,
});

/** Puts a product on sale. @returns its id */
export async function sell(client: ApiClient, adminToken: string, changes?: object): Promise<string> {
  const body = newProduct(changes);
  const request = { method: 'POST', path: '/products', token: adminToken, body } as const;
  return (await client.expect<{ id: string }>(request)).id;
}
