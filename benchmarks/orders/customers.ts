import { type ApiClient, logIn, register } from '@emporium/harness';

/** Somebody who is logged in, and the orders that were loaded in their name. */
export interface Customer {
  readonly id: string;
  readonly token: string;
  readonly orderIds: string[];
}

/** Registers customers and logs them in. */
export function registerCustomers(gateway: ApiClient, count: number): Promise<Customer[]> {
  const everybody = Array.from({ length: count }, async (): Promise<Customer> => {
    const { user, accessToken } = await logIn(gateway, await register(gateway));
    return { id: user.id, token: accessToken, orderIds: [] };
  });
  return Promise.all(everybody);
}
