import { readStore } from '@emporium/audit';
import { checkAll } from '../validate/check-all';
import type { Finding } from '../validate/finding';
import { readEvents } from '../store/events';
import { settle } from '../suite/settle';
import type { Scenario } from './scenarios';
import type { Stage } from './fixture';

const DECIDED_WITHIN_MS = 10_000;

/** Plays a scenario, heals what it broke, waits as long as a decision may take, and checks everything. */
export async function play(scenario: Scenario, stage: Stage): Promise<Finding[]> {
  const { suite, shop } = stage;
  await scenario.play(stage);
  await suite.keeper.heal();
  shop.closing.closeIn(DECIDED_WITHIN_MS);
  const acts = Promise.all(stage.acts);
  await settle(suite.redis, DECIDED_WITHIN_MS);
  await acts;
  const unfinished = await settle(suite.redis, 0);
  return checkAll({
    history: shop.history,
    store: await readStore(suite.redis),
    events: await readEvents(suite.redis),
    initialStock: shop.goods.initialStock,
    imbalances: [],
    unfinished,
    collapses: suite.keeper.collapses,
  });
}
