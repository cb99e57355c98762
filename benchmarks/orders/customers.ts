import type { Client } from './client';

/** Somebody who is logged in, and the orders that were loaded for him. */
export interface Customer {
  readonly id: string;
  readonly token: string;
  readonly orderIds: string[];
}

const PASSWORD = 'correct horse battery';

/** Registers customers and logs them in. */
export function registerCustomers(gateway: Client, count: number): Promise<Customer[]> {
  const everybody = Array.from({ length: count }, async (_, number): Promise<Customer> => {
    const email = `customer-${number}@example.com`;
    await gateway.send({ path: '/users/register', body: { email, password: PASSWORD, name: 'Kim' } });
    const { user, accessToken } = await logIn(gateway, { email, password: PASSWORD });
    return { id: user.id, token: accessToken, orderIds: [] };
  });
  return Promise.all(everybody);
}

interface Login {
  readonly accessToken: string;
  readonly user: { readonly id: string };
}

export async function logIn(
  gateway: Client,
  credentials: { email: string; password: string },
): Promise<Login> {
  return (await gateway.send({ path: '/users/login', body: credentials })).body as Login;
}
