import type { ApiRequest, ApiResponse } from '@emporium/harness';
import type { Customer } from './customers';
import { countOf, ORDERS_OF_CUSTOMER } from './fates';
import type { Fixture } from './fixture';

const PAGE = 20;
const CATEGORIES = 20;

/** A kind of read. */
export interface Read {
  readonly name: string;
  /** @param run so that not all runs ask for the same */
  readonly call: (fixture: Fixture, run: number) => Omit<ApiRequest, 'method'>;
  /** What is wrong with its answer. */
  readonly problem: (response: ApiResponse, fixture: Fixture, run: number) => string | undefined;
}

const customerOf = ({ customers }: Fixture, run: number) => customers[run % customers.length] as Customer;
const orderOf = (fixture: Fixture, run: number) =>
  customerOf(fixture, run).orderIds[run % ORDERS_OF_CUSTOMER] ?? '';

function pageProblem({ body }: ApiResponse, total: number): string | undefined {
  const { data, meta } = body as { data: unknown[]; meta: { total: number } };
  const rows = Math.min(PAGE, total);
  return data.length === rows && meta.total === total
    ? undefined
    : `${data.length} rows of ${meta.total} instead of ${rows} of ${total}`;
}

export const READS: readonly Read[] = [
  {
    name: 'own orders',
    call: (fixture, run) => ({ path: '/orders', token: customerOf(fixture, run).token }),
    problem: (response) => pageProblem(response, ORDERS_OF_CUSTOMER),
  },
  {
    name: 'own orders of a status',
    call: (fixture, run) => ({ path: '/orders?status=delivered', token: customerOf(fixture, run).token }),
    problem: (response) => pageProblem(response, countOf('delivered', ORDERS_OF_CUSTOMER)),
  },
  {
    name: 'one order',
    call: (fixture, run) => ({
      path: `/orders/${orderOf(fixture, run)}`,
      token: customerOf(fixture, run).token,
    }),
    problem: ({ body }, fixture, run) =>
      (body as { id: string }).id === orderOf(fixture, run) ? undefined : 'another order',
  },
  {
    name: 'all orders, first page',
    call: ({ adminToken }) => ({ path: '/orders', token: adminToken }),
    problem: (response, { size }) => pageProblem(response, size.orders),
  },
  {
    name: 'all orders, last page',
    call: ({ adminToken, size }) => ({ path: `/orders?page=${size.orders / PAGE}`, token: adminToken }),
    problem: (response, { size }) => pageProblem(response, size.orders),
  },
  {
    name: 'products of a category',
    call: () => ({
      path: '/products?category=Category%207',
      headers: { 'cache-control': 'no-cache' },
    }),
    problem: (response, { size }) =>
      response.headers['x-cache'] === 'HIT'
        ? 'from a cache'
        : pageProblem(response, size.products / CATEGORIES),
  },
];
