import { ApiClient, logIn, sell } from '@emporium/harness';
import { ADMINISTRATOR } from '@emporium/local-suite';

const PLENTY = 1_000_000;
const CATALOGUE = 200;
const LONG = 'A tray of oak, oiled twice. '.repeat(20);

export interface Stock {
  /** Ids of products that nobody can buy up. */
  readonly goods: readonly string[];
  readonly soldOut: string;
}

/** Fills the catalogue. */
export async function fillCatalogue(gatewayUrl: string): Promise<Stock> {
  const client = new ApiClient(gatewayUrl, { localAddress: '127.0.1.1' });
  const { accessToken: token } = await logIn(client, ADMINISTRATOR);
  const offer = (number: number, stock: number) =>
    sell(client, token, { description: LONG, price: 1 + number / 10, category: 'Trays', stock });
  const goods: string[] = [];
  while (goods.length < CATALOGUE) goods.push(await offer(goods.length, PLENTY));
  const soldOut = await offer(CATALOGUE, 0);
  await client.close();
  return { goods, soldOut };
}
