import { ApiClient } from '@emporium/harness';
import { Account } from './account';

/** A client of the suite: its address, an account that is logged in, and a product to order. */
export interface Visitor {
  readonly client: ApiClient;
  /** For what the gateway has beside the API. */
  readonly beside: ApiClient;
  readonly address: string;
  readonly account: Account;
  readonly productId: string;
}

const DEADLINE_MS = 15_000;

/** Opens an account for each product, one after the other, from an address of its own in 127.0.`network`.0. */
export async function admit(
  gatewayUrl: string,
  network: number,
  productIds: readonly string[],
): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  for (const productId of productIds) {
    const address = `127.0.${network}.${visitors.length + 1}`;
    const options = { localAddress: address, timeoutMs: DEADLINE_MS };
    const client = new ApiClient(gatewayUrl, options);
    const beside = new ApiClient(gatewayUrl, { ...options, prefix: '' });
    visitors.push({ client, beside, address, productId, account: await Account.open(client) });
  }
  return visitors;
}
