import { withMutant, WITH_FAILPOINTS } from '../suite/entries';
import type { ProveSuiteOptions } from '../suite/start-prove-suite';
import * as scenarios from './scenarios';

/** A suite with one bug built in, and the scenario and invariant that must notice it. */
export interface Mutant {
  readonly name: string;
  readonly suite: ProveSuiteOptions;
  readonly scenario: scenarios.Scenario;
  readonly invariant: string;
}

const inProducts = (mutant: string): ProveSuiteOptions => ({
  scale: {},
  entries: withMutant('product-service', mutant),
});

const inOrders = (mutant: string): ProveSuiteOptions => ({
  scale: {},
  entries: withMutant('order-service', mutant),
});

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'stock is checked, then set',
    suite: inProducts('check-then-set'),
    scenario: scenarios.manyBuyers,
    invariant: 'stock + sold = received',
  },
  {
    name: 'a repeated reserve takes stock again',
    suite: inProducts('repeated-reserve'),
    scenario: scenarios.deathAfterReserve,
    invariant: 'ledger = reservations',
  },
  {
    name: 'release leaves no tombstone',
    suite: { ...inProducts('no-tombstone'), scale: { 'product-service': 2 } },
    scenario: scenarios.lateReserve,
    invariant: 'order ⇔ reservation',
  },
  {
    name: 'a repeated return gives stock back again',
    suite: inProducts('double-return'),
    scenario: scenarios.deathAfterReturn,
    invariant: 'ledger = reservations',
  },
  {
    name: 'the order is confirmed first',
    suite: inOrders('confirm-first'),
    scenario: scenarios.deathAfterConfirm,
    invariant: 'order ⇔ reservation',
  },
  {
    name: 'the idempotency key is ignored',
    suite: inOrders('key-ignored'),
    scenario: scenarios.oneKeyManyTimes,
    invariant: 'one order a checkout',
  },
  {
    name: 'nobody reconciles',
    suite: inOrders('no-reconciler'),
    scenario: scenarios.keylessDeathAfterBegin,
    invariant: 'decided in 10 s',
  },
  {
    name: 'the event follows the commit',
    suite: inOrders('event-after-commit'),
    scenario: scenarios.deathAfterConfirm,
    invariant: 'an event for each status',
  },
  {
    name: 'the answer to a release is ignored',
    suite: inOrders('release-ignored'),
    scenario: scenarios.keylessDeathAfterReserve,
    invariant: 'order ⇔ reservation',
  },
  {
    name: 'the data Redis keeps no log',
    suite: { scale: {}, entries: WITH_FAILPOINTS, dataSettings: { appendonly: 'no' } },
    scenario: scenarios.dataRedisDies,
    invariant: 'acknowledged checkouts hold',
  },
];
