import { Account } from '../wire/account';
import { Client } from '@emporium/harness';

/** Somebody who came to the shop: an address, an account that is logged in, and a product to order. */
export interface Visitor {
  readonly client: Client;
  readonly gatewayUrl: string;
  readonly account: Account;
  readonly productId: string;
}

/** Opens an account for each product, one after the other, from an address of its own in 127.0.`network`.0. */
export async function admit(
  gatewayUrl: string,
  network: number,
  productIds: readonly string[],
): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  for (const productId of productIds) {
    const client = new Client(gatewayUrl, `127.0.${network}.${visitors.length + 1}`);
    visitors.push({ client, gatewayUrl, productId, account: await Account.open(client) });
  }
  return visitors;
}
