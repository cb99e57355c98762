import { type ApiClient, logIn, register, sell } from '@emporium/harness';
import { ADMINISTRATOR } from '@emporium/local-suite';
import type { Customer } from './customer';

const PLENTY = 1_000_000;

/** Puts a product on sale for each of some customers, who are registered and logged in. */
export async function createCustomers(client: ApiClient, customers: number): Promise<Customer[]> {
  const { accessToken: adminToken } = await logIn(client, ADMINISTRATOR);
  return Promise.all(
    Array.from({ length: customers }, async () => {
      const productId = await sell(client, adminToken, { stock: PLENTY });
      const { accessToken: token } = await logIn(client, await register(client));
      return { productId, token, visitor: await register(client) };
    }),
  );
}

/** How many orders a customer has. */
export async function countOrders(client: ApiClient, { token }: Customer): Promise<number> {
  const request = { method: 'GET', path: '/orders?limit=1', token } as const;
  return (await client.expect<{ meta: { total: number } }>(request)).meta.total;
}
