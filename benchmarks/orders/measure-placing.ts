import type { ApiRequest } from '@emporium/harness';
import { median } from '../runner/median';
import { ask, WrongAnswerError } from './expect-success';
import type { Cost } from './cost';
import { linesOf } from './order-lines';
import type { Shop } from './fixture';

/** Many short ones, so that what else the machine does weighs on all shops alike. */
const TURNS = 7;

/** What came of one turn. */
interface Turn {
  readonly ordersPerSecond: number;
  readonly cpuMsPerOrder: number;
}

/** A shop and what its turns came to. */
interface Till {
  readonly shop: Shop;
  readonly turns: Turn[];
  placed: number;
}

/**
 * All customers of a shop place orders, each the next as soon as the last is placed: how many that makes a second, and
 * what they cost the suite, as medians of some turns. The first turn only warms up.
 *
 * @throws WrongAnswerError also when there are not as many more orders as were placed
 */
export async function measurePlacing(shops: readonly Shop[], seconds: number): Promise<Cost[]> {
  const tills = shops.map((shop): Till => ({ shop, turns: [], placed: 0 }));
  for (let turn = 0; turn <= TURNS; turn++) {
    for (const till of tills) {
      const result = await takeTurn(till, seconds);
      if (turn > 0) till.turns.push(result);
    }
  }
  for (const till of tills) await checkCount(till);
  const medians = (measure: keyof Turn) =>
    tills.map(({ turns }) => median(turns.map((turn) => turn[measure])));
  return [
    { name: 'orders placed', unit: 'a second', values: medians('ordersPerSecond') },
    { name: 'CPU of an order placed', unit: 'ms', values: medians('cpuMsPerOrder') },
  ];
}

async function takeTurn(till: Till, seconds: number): Promise<Turn> {
  const { placed } = till;
  const cpuMs = till.shop.cpuMs();
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  const queue = till.shop.customers.map(async ({ token }) => {
    while (performance.now() < endsAt) await place(till, token);
  });
  await Promise.all(queue);
  const orders = till.placed - placed;
  return {
    ordersPerSecond: (orders * 1000) / (performance.now() - startedAt),
    cpuMsPerOrder: (till.shop.cpuMs() - cpuMs) / orders,
  };
}

async function place(till: Till, token: string): Promise<void> {
  const items = linesOf(till.shop.products, till.placed++).map(({ id }) => ({ productId: id, quantity: 1 }));
  const request: ApiRequest = { method: 'POST', path: '/orders', token, body: { items } };
  const { body } = await ask(till.shop.gateway, request);
  const { status, items: placed } = body as { status: string; items: unknown[] };
  if (status !== 'pending' || placed.length !== items.length)
    throw new WrongAnswerError(request, JSON.stringify(body));
}

async function checkCount({ shop, placed }: Till): Promise<void> {
  const request: ApiRequest = { method: 'GET', path: '/orders', token: shop.adminToken };
  const { meta } = (await ask(shop.gateway, request)).body as { meta: { total: number } };
  const expected = shop.size.orders + placed;
  if (meta.total !== expected)
    throw new WrongAnswerError(request, `${meta.total} orders instead of ${expected}`);
}
