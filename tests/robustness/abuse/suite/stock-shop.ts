import { ADMINISTRATOR } from '@emporium/local-suite';
import { Account } from '../wire/account';
import { Client } from '@emporium/harness';

const PLENTY = 1_000_000;
const CATALOGUE = 200;

export interface Stock {
  /** Ids of products that nobody can buy up. */
  readonly goods: readonly string[];
  readonly soldOut: string;
}

/** Fills the catalogue. */
export async function stockShop(gatewayUrl: string): Promise<Stock> {
  const client = new Client(gatewayUrl, '127.0.1.1');
  const { credentials: headers } = await Account.logIn(client, ADMINISTRATOR);
  const sell = async (number: number, stock: number) => {
    const body = {
      name: `Tray ${number}`,
      description: 'A tray of oak, oiled twice. '.repeat(20),
      price: 1 + number / 10,
      category: 'Trays',
      stock,
    };
    const product = { method: 'POST', path: '/api/products', headers, body } as const;
    return (await client.succeed<{ id: string }>(product)).id;
  };
  const goods: string[] = [];
  while (goods.length < CATALOGUE) goods.push(await sell(goods.length, PLENTY));
  const soldOut = await sell(CATALOGUE, 0);
  await client.close();
  return { goods, soldOut };
}
