import { newCustomer, type Person } from '../fixture/people';
import type { Fixture } from '../fixture/fixture';

/** Who sends a request: nobody who is logged in, the owner of what it is about, another customer, an administrator. */
export const CALLERS = ['anonymous', 'owner', 'stranger', 'admin'] as const;
export type Caller = (typeof CALLERS)[number];

export type Cast = Readonly<Record<'owner' | 'stranger' | 'admin', Person>>;

/** Two new customers and the administrator. */
export async function assembleCast({ gatewayUrl, admin }: Fixture): Promise<Cast> {
  const [owner, stranger] = await Promise.all([newCustomer(gatewayUrl), newCustomer(gatewayUrl)]);
  return { owner, stranger, admin };
}

/** The caller's token; none for anonymous. */
export const tokenOf = (cast: Cast, caller: Caller): string | undefined =>
  caller === 'anonymous' ? undefined : cast[caller].token;
