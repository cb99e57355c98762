import { ABUSES } from './abuses/abuses';
import { Abusing } from './abuses/abusing';
import { Neighbour } from './neighbours/neighbour';
import { watch } from './neighbours/watch';
import type { Run } from './report/findings';
import { tell } from './report/tell';
import type { Size } from './sizes';
import { startAbusedSuite } from './suite/start-abused-suite';
import { stockShop } from './suite/stock-shop';
import { admit, type Visitor } from './suite/visitor';

const NEIGHBOURS = 10;
const NEIGHBOURS_NETWORK = 2;
/** Each abuse comes from as many addresses, of a network of its own. */
const ADDRESSES = 3;
const FIRST_ABUSERS_NETWORK = 10;

/** Watches honest customers alone, and then beside all abuses at once. */
export async function proveAbuse(size: Size): Promise<Run & { readonly abuses: readonly Abusing[] }> {
  const suite = await startAbusedSuite();
  try {
    const { goods, soldOut } = await stockShop(suite.gatewayUrl);
    const customers = await admit(suite.gatewayUrl, NEIGHBOURS_NETWORK, goods.slice(0, NEIGHBOURS));
    const addresses = Array<string>(ADDRESSES).fill(soldOut);
    const abusers: Visitor[][] = [];
    while (abusers.length < ABUSES.length)
      abusers.push(await admit(suite.gatewayUrl, FIRST_ABUSERS_NETWORK + abusers.length, addresses));

    const neighbours = customers.map((customer) => new Neighbour(customer));
    tell(`${NEIGHBOURS} customers order, alone`);
    const calm = await watch(suite, neighbours, size.calmMs);
    tell(`${ABUSES.length} abuses begin, from ${ADDRESSES} addresses each`);
    const abuses = ABUSES.map((abuse, number) => new Abusing(abuse, abusers[number] ?? []));
    const abused = await watch(suite, neighbours, size.abusedMs);
    await Promise.all([...abuses.map((abuse) => abuse.stop()), ...neighbours.map((one) => one.leave())]);
    return { calm, abused, abuses };
  } finally {
    await suite.stop();
  }
}
