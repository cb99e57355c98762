import type { ApiRequest } from '@emporium/harness';
import { median } from '../runner/median';
import { expectSuccess, WrongResponseError } from './expect-success';
import type { Cost } from './cost';
import { linesOf } from './order-lines';
import type { Fixture } from './fixture';

/** Many short ones, so that other load on the machine affects all fixtures alike. */
const TURNS = 7;

/** The result of one turn. */
interface Turn {
  readonly ordersPerSecond: number;
  readonly cpuMsPerOrder: number;
}

/** A fixture and the results of its turns. */
interface MeasuredFixture {
  readonly fixture: Fixture;
  readonly turns: Turn[];
  placed: number;
}

/**
 * All customers of a fixture place orders, each the next as soon as the last is placed: how many that makes a second,
 * and what they cost the suite, as medians of some turns. The first turn only warms up.
 *
 * @throws WrongResponseError also when there are not as many more orders as were placed
 */
export async function measurePlacing(fixtures: readonly Fixture[], seconds: number): Promise<Cost[]> {
  const measuredFixtures = fixtures.map((fixture): MeasuredFixture => ({ fixture, turns: [], placed: 0 }));
  for (let turn = 0; turn <= TURNS; turn++) {
    for (const measured of measuredFixtures) {
      const result = await takeTurn(measured, seconds);
      if (turn > 0) measured.turns.push(result);
    }
  }
  for (const measured of measuredFixtures) await checkCount(measured);
  const medians = (measure: keyof Turn) =>
    measuredFixtures.map(({ turns }) => median(turns.map((turn) => turn[measure])));
  return [
    { name: 'orders placed', unit: 'a second', values: medians('ordersPerSecond') },
    { name: 'CPU of an order placed', unit: 'ms', values: medians('cpuMsPerOrder') },
  ];
}

async function takeTurn(measured: MeasuredFixture, seconds: number): Promise<Turn> {
  const { placed } = measured;
  const cpuMs = measured.fixture.cpuMs();
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  const queue = measured.fixture.customers.map(async ({ token }) => {
    while (performance.now() < endsAt) await place(measured, token);
  });
  await Promise.all(queue);
  const orders = measured.placed - placed;
  return {
    ordersPerSecond: (orders * 1000) / (performance.now() - startedAt),
    cpuMsPerOrder: (measured.fixture.cpuMs() - cpuMs) / orders,
  };
}

async function place(measured: MeasuredFixture, token: string): Promise<void> {
  const items = linesOf(measured.fixture.products, measured.placed++).map(({ id }) => ({
    productId: id,
    quantity: 1,
  }));
  const request: ApiRequest = { method: 'POST', path: '/orders', token, body: { items } };
  const { body } = await expectSuccess(measured.fixture.gateway, request);
  const { status, items: placed } = body as { status: string; items: unknown[] };
  if (status !== 'pending' || placed.length !== items.length)
    throw new WrongResponseError(request, JSON.stringify(body));
}

async function checkCount({ fixture, placed }: MeasuredFixture): Promise<void> {
  const request: ApiRequest = { method: 'GET', path: '/orders', token: fixture.adminToken };
  const { meta } = (await expectSuccess(fixture.gateway, request)).body as { meta: { total: number } };
  const expected = fixture.size.orders + placed;
  if (meta.total !== expected)
    throw new WrongResponseError(request, `${meta.total} orders instead of ${expected}`);
}
