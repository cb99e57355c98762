import { randomUUID } from 'node:crypto';
import { api } from './api';
import type { Person } from './people';

/** A product that no other spec has, with overrides. */
export const productBody = (changes: object = {}) => ({
  name: `Oak tray ${randomUUID()}`,
  description: 'A serving tray of oiled oak.',
  price: 24.9,
  category: 'Kitchen',
  stock: 10,
  ...changes,
});

/** Puts a product into the catalogue. */
export async function sell(
  admin: Person,
  changes: object = {},
): Promise<{ id: string; price: number; stock: number }> {
  const { body } = await api('POST', '/api/products', { token: admin.token, body: productBody(changes) });
  return body;
}
