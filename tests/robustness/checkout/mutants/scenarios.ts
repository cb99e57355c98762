import { setTimeout as sleep } from 'node:timers/promises';
import { cancelOrder } from '../traffic/cancel-order';
import type { Person } from '../traffic/person';
import { settle } from '../suite/settle';
import type { Fixture } from './fixture';

/** A sequence of faults that is certain to expose a bug. */
export interface Scenario {
  readonly name: string;
  run(fixture: Fixture): Promise<void>;
}

/** Only a machine that is busy with other things needs so long. */
const PATIENCE_MS = 60_000;
const KEYLESS = { hasKey: false };

/** One order, during which a process dies at the point. */
const death = (point: Parameters<Fixture['dieAt']>[0], changes: { hasKey: boolean }): Scenario => ({
  name: `an order ${changes.hasKey ? 'with' : 'without'} a key, a death at ${point}`,
  run: async (fixture) => {
    const product = await fixture.sell(10);
    await fixture.dieAt(point, () => fixture.order(product, changes));
  },
});

export const manyBuyers: Scenario = {
  name: '40 buyers at once for 5 units',
  run: async (fixture) => {
    const product = await fixture.sell(5);
    await Promise.all(Array.from({ length: 40 }, (_, buyer) => fixture.order(product, KEYLESS, buyer)));
  },
};

export const deathAfterReserve = death('order:after-reserve', { hasKey: true });
export const deathAfterConfirm = death('order:after-confirm', { hasKey: true });
export const keylessDeathAfterBegin = death('order:after-begin', KEYLESS);
export const keylessDeathAfterReserve = death('order:after-reserve', KEYLESS);

export const oneKeyManyTimes: Scenario = {
  name: 'one key sent 6 times at once',
  run: async (fixture) => {
    const product = await fixture.sell(10);
    await fixture.order(product, { copies: 6 });
  },
};

export const dataRedisDies: Scenario = {
  name: '5 orders, then kill -9 of the data Redis',
  run: async (fixture) => {
    const product = await fixture.sell(10);
    for (let order = 0; order < 5; order++) await fixture.order(product);
    fixture.suite.supervisor.get('redis-data').kill(100);
    await sleep(50);
  },
};

export const deathAfterReturn: Scenario = {
  name: 'a cancellation, a death at order:after-return',
  run: async (fixture) => {
    const product = await fixture.sell(10);
    const outcome = await fixture.order(product);
    if (outcome?.kind !== 'placed') throw new Error('the order to be cancelled was not placed');
    const [owner] = fixture.customers as [Person];
    await fixture.dieAt('order:after-return', () => cancelOrder(fixture.context, outcome.order.id, [owner]));
  },
};

/**
 * One product-service is stopped with the reservation in its socket, the other is dead until the order has been given
 * up; it hears the release, then the first one wakes up and gets to the reservation.
 */
export const lateReserve: Scenario = {
  name: 'a stopped product-service wakes up after the release',
  run: async (fixture) => {
    const { supervisor, redis } = fixture.suite;
    const product = await fixture.sell(10);
    fixture.inBackground(supervisor.get('product-service').stop(60_000));
    supervisor.get('product-service-2').kill(2_700);
    await sleep(100);
    await fixture.order(product, KEYLESS);
    const unfinished = await settle(redis, PATIENCE_MS);
    if (unfinished.length > 0) throw new Error('the order was not undone');
    await supervisor.heal();
    await sleep(500);
  },
};
