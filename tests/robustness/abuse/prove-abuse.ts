import { log, startTemporarySuite } from '@emporium/harness';
import { ADMINISTRATOR } from '@emporium/local-suite';
import { ABUSES } from './abuses/abuses';
import { Abusing } from './abuses/abusing';
import { Neighbour } from './neighbours/neighbour';
import { watch } from './neighbours/watch';
import type { Run } from './report/findings';
import type { Size } from './sizes';
import { fillCatalogue } from './suite/fill-catalogue';
import { admit, type Visitor } from './suite/visitor';

const NEIGHBOURS = 10;
const NEIGHBOURS_NETWORK = 2;
/** Each abuse comes from as many addresses, of a network of its own. */
const ADDRESSES = 3;
const FIRST_ABUSERS_NETWORK = 10;

/** The limits, hashes and log level of production. */
const SETTINGS = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'warn',
  ADMIN_EMAIL: ADMINISTRATOR.email,
  ADMIN_PASSWORD: ADMINISTRATOR.password,
};

/** Watches honest customers alone, and then beside all abuses at once. */
export async function proveAbuse(size: Size): Promise<Run & { readonly abuses: readonly Abusing[] }> {
  const suite = await startTemporarySuite('prove-abuse', { env: SETTINGS });
  try {
    const { goods, soldOut } = await fillCatalogue(suite.gatewayUrl);
    const customers = await admit(suite.gatewayUrl, NEIGHBOURS_NETWORK, goods.slice(0, NEIGHBOURS));
    const addresses = Array<string>(ADDRESSES).fill(soldOut);
    const abusers: Visitor[][] = [];
    while (abusers.length < ABUSES.length)
      abusers.push(await admit(suite.gatewayUrl, FIRST_ABUSERS_NETWORK + abusers.length, addresses));

    const neighbours = customers.map((customer) => new Neighbour(customer));
    log(`${NEIGHBOURS} customers order, alone`);
    const calm = await watch(suite, neighbours, size.calmMs);
    log(`${ABUSES.length} abuses begin, from ${ADDRESSES} addresses each`);
    const abuses = ABUSES.map((abuse, number) => new Abusing(abuse, abusers[number] ?? []));
    const abused = await watch(suite, neighbours, size.abusedMs);
    await Promise.all([...abuses.map((abuse) => abuse.stop()), ...neighbours.map((one) => one.stop())]);
    return { calm, abused, abuses };
  } finally {
    await suite.stop();
  }
}
