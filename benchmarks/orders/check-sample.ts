import type { ApiRequest } from '@emporium/harness';
import { ORDER_STATUSES, type OrderStatus } from '@emporium/order-data';
import { expectSuccess, WrongResponseError } from './expect-success';
import type { Customer } from './customers';
import { countOf, FATES, ORDERS_OF_CUSTOMER } from './fates';
import type { Fixture } from './fixture';
import { until } from './until';

const SAMPLE = 4;

interface ReadOrder {
  readonly id: string;
  readonly status: OrderStatus;
  readonly items: readonly { readonly productName: string }[];
}
export interface ReadPage {
  readonly data: readonly ReadOrder[];
  readonly meta: { readonly total: number };
}

/** Reads what was loaded through the API. @throws WrongResponseError */
export async function checkSample(fixture: Fixture): Promise<void> {
  await until(() => hasService(fixture));
  await checkTotals(fixture);
  for (const customer of fixture.customers.slice(0, SAMPLE)) await checkOrdersOf(fixture, customer);
}

/** The gateway takes a moment to see that order-service is back. */
async function hasService({ gateway, adminToken }: Fixture): Promise<boolean> {
  const isBack = expectSuccess(gateway, get('/orders?limit=1', adminToken)).then(() => true);
  return isBack.catch(() => false);
}

async function checkTotals({ gateway, adminToken, size }: Fixture): Promise<void> {
  for (const status of [undefined, ...ORDER_STATUSES]) {
    const call = get(`/orders${status ? `?status=${status}` : ''}`, adminToken);
    const { meta } = (await expectSuccess(gateway, call)).body as ReadPage;
    const expected = status ? countOf(status, size.orders) : size.orders;
    expect(call, meta.total, expected);
  }
}

async function checkOrdersOf({ gateway }: Fixture, { token, orderIds }: Customer): Promise<void> {
  const call = get('/orders?limit=100', token);
  const { data, meta } = (await expectSuccess(gateway, call)).body as ReadPage;
  expect(call, meta.total, ORDERS_OF_CUSTOMER);
  expect(call, sorted(data.map(({ id }) => id)), sorted(orderIds));
  for (const [number, id] of orderIds.entries()) {
    const one = get(`/orders/${id}`, token);
    const order = (await expectSuccess(gateway, one)).body as ReadOrder;
    expect(one, order.status, FATES[number % FATES.length]);
    expect(
      one,
      order,
      data.find((listed) => listed.id === id),
    );
    const way = get(`/orders/${id}/timeline`, token);
    const { data: changes } = (await expectSuccess(gateway, way)).body as { data: { status: OrderStatus }[] };
    expect(way, changes.at(-1)?.status, order.status);
  }
}

const get = (path: string, token: string): ApiRequest => ({ method: 'GET', path, token });
const sorted = (ids: readonly string[]) => [...ids].sort();

function expect(call: ApiRequest, actual: unknown, expected: unknown): void {
  const [is, shouldBe] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== shouldBe) throw new WrongResponseError(call, `${is} instead of ${shouldBe}`);
}
