import type { ProveSuiteOptions } from '../suite/start-prove-suite';
import { plantedEntry } from './build-planted';
import * as scenarios from './scenarios';

/** A bug, how to start the suite with it, and the scenario and invariant that must catch it. */
export interface PlantedBug {
  readonly name: string;
  readonly suite: ProveSuiteOptions;
  readonly scenario: scenarios.Scenario;
  readonly invariant: string;
}

const inProducts = (bug: string): ProveSuiteOptions => ({
  scale: {},
  entries: { 'product-service': plantedEntry('product-service', bug) },
});

const inOrders = (bug: string): ProveSuiteOptions => ({
  scale: {},
  entries: { 'order-service': plantedEntry('order-service', bug) },
});

export const PLANTED_BUGS: readonly PlantedBug[] = [
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
    scenario: scenarios.deathBeforeReserve,
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
    name: 'the answer to a release is not obeyed',
    suite: inOrders('release-ignored'),
    scenario: scenarios.keylessDeathAfterReserve,
    invariant: 'order ⇔ reservation',
  },
  {
    name: 'the data Redis keeps no log',
    suite: { scale: {}, dataSettings: { appendonly: 'no' } },
    scenario: scenarios.dataRedisDies,
    invariant: 'acknowledged checkouts hold',
  },
];
