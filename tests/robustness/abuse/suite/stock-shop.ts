import { ApiClient, logIn } from '@emporium/harness';
import { ADMINISTRATOR } from '@emporium/local-suite';

const PLENTY = 1_000_000;
const CATALOGUE = 200;

export interface Stock {
  /** Ids of products that nobody can buy up. */
  readonly goods: readonly string[];
  readonly soldOut: string;
}

/** Fills the catalogue. */
export async function stockShop(gatewayUrl: string): Promise<Stock> {
  const client = new ApiClient(gatewayUrl, { localAddress: '127.0.1.1' });
  const { accessToken: token } = await logIn(client, ADMINISTRATOR);
  const sell = async (number: number, stock: number) => {
    const body = {
      name: `Tray ${number}`,
      description: 'A tray of oak, oiled twice. '.repeat(20),
      price: 1 + number / 10,
      category: 'Trays',
      stock,
    };
    return (await client.expect<{ id: string }>({ method: 'POST', path: '/products', token, body })).id;
  };
  const goods: string[] = [];
  while (goods.length < CATALOGUE) goods.push(await sell(goods.length, PLENTY));
  const soldOut = await sell(CATALOGUE, 0);
  await client.close();
  return { goods, soldOut };
}
