import type { Credentials } from '@emporium/harness';
import { emptyHistory } from '../history/history';
import { PRODUCT_COUNT } from '../plan/checkout-plan';
import { Gateway } from './gateway-client';
import { Goods } from './goods';
import { Closing } from './retry-until-answered';
import { Person } from './person';
import type { Shop } from './context';

/** Logs the administrator in to a suite that has nothing on sale yet. */
export async function openShop(gatewayUrl: string, administrator: Credentials): Promise<Shop> {
  const gateway = new Gateway(gatewayUrl);
  const closing = new Closing();
  const admin = new Person(gateway, administrator, closing);
  await admin.logIn();
  return { gateway, goods: new Goods(), admin, history: emptyHistory(), closing };
}

/** Puts every product on sale; the last one is sold out. */
export async function fillShelves(
  { gateway, goods, admin, closing }: Shop,
  unitsOfEach: number,
): Promise<void> {
  for (let product = 1; product <= PRODUCT_COUNT; product++)
    await goods.add(gateway, admin, product < PRODUCT_COUNT ? unitsOfEach : 0, closing);
}

/** Customers, each registered and logged in. */
export const registerCustomers = ({ gateway, closing }: Shop, count: number): Promise<Person[]> =>
  Promise.all(Array.from({ length: count }, () => Person.register(gateway, closing)));
