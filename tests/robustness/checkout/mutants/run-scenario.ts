import { readStore } from '@emporium/audit';
import { checkAll } from '../validate/check-all';
import type { Finding } from '../validate/finding';
import { readEvents } from '../store/events';
import { settle } from '../suite/settle';
import type { Scenario } from './scenarios';
import type { Fixture } from './fixture';

const DECIDED_WITHIN_MS = 10_000;

/** Runs a scenario, heals what it broke, waits as long as a decision may take, and checks everything. */
export async function runScenario(scenario: Scenario, fixture: Fixture): Promise<Finding[]> {
  const { suite, context } = fixture;
  await scenario.run(fixture);
  await suite.supervisor.heal();
  context.deadline.expireIn(DECIDED_WITHIN_MS);
  const background = Promise.all(fixture.background);
  await settle(suite.redis, DECIDED_WITHIN_MS);
  await background;
  const unfinished = await settle(suite.redis, 0);
  return checkAll({
    history: context.history,
    store: await readStore(suite.redis),
    events: await readEvents(suite.redis),
    initialStock: context.goods.initialStock,
    imbalances: [],
    unfinished,
    collapses: suite.supervisor.collapses,
  });
}
