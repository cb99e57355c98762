import type { Credentials } from '@emporium/harness';
import { emptyHistory } from '../history/history';
import { PRODUCT_COUNT } from '../plan/checkout-plan';
import { GatewayClient } from './gateway-client';
import { Goods } from './goods';
import { Deadline } from './retry-until-answered';
import { Person } from './person';
import type { TrafficContext } from './context';

/** A context for a suite with an empty catalogue, whose administrator is logged in. */
export async function createContext(gatewayUrl: string, administrator: Credentials): Promise<TrafficContext> {
  const gateway = new GatewayClient(gatewayUrl);
  const deadline = new Deadline();
  const admin = new Person(gateway, administrator, deadline);
  await admin.logIn();
  return { gateway, goods: new Goods(), admin, history: emptyHistory(), deadline };
}

/** Puts every product on sale; the last one is sold out. */
export async function fillCatalogue(
  { gateway, goods, admin, deadline }: TrafficContext,
  unitsOfEach: number,
): Promise<void> {
  for (let product = 1; product <= PRODUCT_COUNT; product++)
    await goods.add(gateway, admin, product < PRODUCT_COUNT ? unitsOfEach : 0, deadline);
}

/** Customers, each registered and logged in. */
export const registerCustomers = ({ gateway, deadline }: TrafficContext, count: number): Promise<Person[]> =>
  Promise.all(Array.from({ length: count }, () => Person.register(gateway, deadline)));
