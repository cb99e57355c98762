import { log } from '@emporium/harness';
import { ADMINISTRATOR } from '@emporium/local-suite';
import { checkAll } from './validate/check-all';
import type { Finding } from './validate/finding';
import { planChaos } from './plan/chaos-plan';
import { PRODUCT_COUNT } from './plan/checkout-plan';
import { type SizeName, SIZES } from './plan/sizes';
import { Progress } from './report/progress';
import { summarize } from './report/summary';
import { Traffic } from './traffic/traffic';
import { fillCatalogue, createContext, registerCustomers } from './traffic/create-context';
import { Pace } from './traffic/pace';
import { StockSampler } from './store/stock-sampler';
import { Chaos } from './faults/chaos';
import { gatherEvidence } from './suite/gather-evidence';
import { WITH_FAILPOINTS } from './suite/entries';
import { DECIDED_WITHIN_MS, settle } from './suite/settle';
import { type ProveSuite, startProveSuite } from './suite/start-prove-suite';

/** Units of each product for each checkout: a little more than half of what is asked for, so that some run out. */
const UNITS_PER_CHECKOUT = 0.15;

/** Runs one proof on a built suite and says what it found. @returns no findings when checkout kept its promises */
export async function proveCheckout(seed: number, sizeName: SizeName): Promise<Finding[]> {
  const suite = await startProveSuite({ entries: WITH_FAILPOINTS });
  log(`The suite runs; its logs are in ${suite.folder}, and stay if something is found`);
  let findings: Finding[] | undefined;
  try {
    return (findings = await prove(suite, seed, sizeName));
  } finally {
    await suite.stop(findings?.length !== 0);
  }
}

async function prove(suite: ProveSuite, seed: number, sizeName: SizeName): Promise<Finding[]> {
  const size = SIZES[sizeName];
  const storms = planChaos(seed, size);
  const context = await createContext(suite.gatewayUrl, ADMINISTRATOR);
  await fillCatalogue(context, Math.ceil(size.checkouts * UNITS_PER_CHECKOUT));
  const customers = await registerCustomers(context, size.customers);
  log(`${customers.length} customers, ${PRODUCT_COUNT} products; the faults begin`);

  const sampler = new StockSampler(suite.redis);
  const chaos = new Chaos(suite.supervisor, suite.failpointFile);
  const faults = storms.flatMap((storm) => storm.faults).length;
  const pace = new Pace(size.checkouts, faults);
  const traffic = new Traffic(context, customers, seed, pace);
  const progress = new Progress(context.history, chaos.counts, suite.supervisor);
  sampler.start();
  await chaos.run(storms, async () => {
    await traffic.untilBegun(pace.required);
    pace.advance();
  });
  await traffic.untilBegun(size.checkouts);
  const healedAt = Date.now();
  context.deadline.expireIn(DECIDED_WITHIN_MS);
  log('Everything is healed; waiting for what is undecided');
  const [unfinished] = await Promise.all([settle(suite.redis), traffic.stop()]);
  progress.stop();
  sampler.stop();

  const evidence = await gatherEvidence(suite, context, customers, {
    unfinished,
    imbalances: sampler.imbalances,
  });
  const findings = checkAll(evidence);
  summarize({ context, chaos, sampler, supervisor: suite.supervisor, evidence, healedAt }).forEach(log);
  return findings;
}
