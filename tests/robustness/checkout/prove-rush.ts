import { log } from '@emporium/harness';
import { ADMINISTRATOR } from '@emporium/local-suite';
import { checkAll } from './validate/check-all';
import type { Finding } from './validate/finding';
import { outcomeOf } from './history/checkout';
import { countOutcomes, listCounts } from './report/outcomes';
import { checkOut } from './traffic/check-out';
import { createContext, registerCustomers } from './traffic/create-context';
import type { Person } from './traffic/person';
import type { TrafficContext } from './traffic/context';
import { gatherEvidence } from './suite/gather-evidence';
import { settle } from './suite/settle';
import { type ProveSuite, startProveSuite } from './suite/start-prove-suite';

/** Registrations at a time: each hashes a password. */
const REGISTERED_AT_ONCE = 20;

/** What came of a rush. */
export interface Rush {
  /** Orders that were acknowledged to buyers. */
  readonly sold: number;
  readonly findings: readonly Finding[];
}

/** Lets all buyers order the one unit of a new product at once, in each round. */
export async function proveRush(buyers: number, rounds: number): Promise<Rush> {
  const suite = await startProveSuite();
  try {
    return await rush(suite, buyers, rounds);
  } finally {
    await suite.stop(false);
  }
}

async function rush(suite: ProveSuite, buyers: number, rounds: number): Promise<Rush> {
  const context = await createContext(suite.gatewayUrl, ADMINISTRATOR);
  const customers: Person[] = [];
  while (customers.length < buyers)
    customers.push(
      ...(await registerCustomers(context, Math.min(REGISTERED_AT_ONCE, buyers - customers.length))),
    );
  log(`${buyers} buyers are logged in`);
  for (let round = 1; round <= rounds; round++) {
    await orderLastUnit(context, customers);
    if (round % 10 === 0) log(`${round} rounds: ${listCounts(countOutcomes(context.history))}`);
  }
  const unfinished = await settle(suite.redis);
  const evidence = await gatherEvidence(suite, context, customers, { unfinished, imbalances: [] });
  const sold = context.history.checkouts.filter((checkout) => outcomeOf(checkout)?.kind === 'placed').length;
  return { sold, findings: checkAll(evidence) };
}

async function orderLastUnit(context: TrafficContext, customers: readonly Person[]): Promise<void> {
  const productId = await context.goods.add(context.gateway, context.admin, 1, context.deadline);
  const wish = { lines: [{ productId, quantity: 1 }], via: 'items', hasKey: true, copies: 1 } as const;
  await Promise.all(customers.map((customer) => checkOut(context, customer, wish)));
}
