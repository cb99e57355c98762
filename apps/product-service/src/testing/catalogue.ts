import type { ServiceUnderTest } from './service-under-test';

/** A valid body of a product. */
export const productBody = (changes: Record<string, unknown> = {}) => ({
  name: 'Hand Trowel',
  description: 'Forged carbon steel with an ash handle.',
  price: 16.9,
  category: 'Garden',
  stock: 10,
  ...changes,
});

/** Adds a product and answers with it. */
export async function addProduct(service: ServiceUnderTest, changes: Record<string, unknown> = {}) {
  const { status, body } = await service.call('admin', 'POST', '/products', productBody(changes));
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body as { id: string; name: string; price: number; category: string; stock: number };
}
