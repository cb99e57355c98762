import { newProduct } from '@emporium/harness';
import { api } from './api';
import type { Person } from './people';

/** Puts a product into the catalogue. */
export async function sell(
  admin: Person,
  changes: object = {},
): Promise<{ id: string; price: number; stock: number }> {
  const { body } = await api('POST', '/api/products', { token: admin.token, body: newProduct(changes) });
  return body;
}
