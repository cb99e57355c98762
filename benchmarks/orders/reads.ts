import type { ApiRequest, ApiResponse } from '@emporium/harness';
import type { Customer } from './customers';
import { countOf, ORDERS_OF_CUSTOMER } from './fates';
import type { Shop } from './fixture';

const PAGE = 20;
const CATEGORIES = 20;

/** A kind of read. */
export interface Read {
  readonly name: string;
  /** @param run so that not all runs ask for the same */
  readonly call: (shop: Shop, run: number) => Omit<ApiRequest, 'method'>;
  /** What is wrong with its answer. */
  readonly problem: (reply: ApiResponse, shop: Shop, run: number) => string | undefined;
}

const customerOf = ({ customers }: Shop, run: number) => customers[run % customers.length] as Customer;
const orderOf = (shop: Shop, run: number) => customerOf(shop, run).orderIds[run % ORDERS_OF_CUSTOMER] ?? '';

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
    call: (shop, run) => ({ path: '/orders', token: customerOf(shop, run).token }),
    problem: (reply) => pageProblem(reply, ORDERS_OF_CUSTOMER),
  },
  {
    name: 'own orders of a status',
    call: (shop, run) => ({ path: '/orders?status=delivered', token: customerOf(shop, run).token }),
    problem: (reply) => pageProblem(reply, countOf('delivered', ORDERS_OF_CUSTOMER)),
  },
  {
    name: 'one order',
    call: (shop, run) => ({ path: `/orders/${orderOf(shop, run)}`, token: customerOf(shop, run).token }),
    problem: ({ body }, shop, run) =>
      (body as { id: string }).id === orderOf(shop, run) ? undefined : 'another order',
  },
  {
    name: 'all orders, first page',
    call: ({ adminToken }) => ({ path: '/orders', token: adminToken }),
    problem: (reply, { size }) => pageProblem(reply, size.orders),
  },
  {
    name: 'all orders, last page',
    call: ({ adminToken, size }) => ({ path: `/orders?page=${size.orders / PAGE}`, token: adminToken }),
    problem: (reply, { size }) => pageProblem(reply, size.orders),
  },
  {
    name: 'products of a category',
    call: () => ({
      path: '/products?category=Category%207',
      headers: { 'cache-control': 'no-cache' },
    }),
    problem: (reply, { size }) =>
      reply.headers['x-cache'] === 'HIT' ? 'from a cache' : pageProblem(reply, size.products / CATEGORIES),
  },
];
