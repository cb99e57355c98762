import { isPlaced, type StoredOrder } from '../store/store';
import type { Evidence } from './evidence';
import type { Finding } from './finding';

type IdSet = ReadonlySet<string>;

/** Each list holds exactly the orders it should: all, of a status, of a user, of a user and a status. */
export function checkLists({ store }: Evidence): Finding[] {
  const orders = [...store.orders.values()].filter(isPlaced);
  const { all, ofStatus, ofUser, ofUserAndStatus } = store.lists;
  return [
    ...compare('orders:all', new Set(orders.map(({ id }) => id)), all),
    ...compareEach(
      'of status',
      group(orders, ({ state }) => state),
      ofStatus,
    ),
    ...compareEach(
      'of user',
      group(orders, ({ userId }) => userId),
      ofUser,
    ),
    ...compareEach(
      'of user and status',
      group(orders, (order) => `${order.userId}:${order.state}`),
      ofUserAndStatus,
    ),
  ];
}

function group(
  orders: readonly StoredOrder[],
  nameOf: (order: StoredOrder) => string,
): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const order of orders)
    groups.set(nameOf(order), (groups.get(nameOf(order)) ?? new Set()).add(order.id));
  return groups;
}

function compareEach(
  what: string,
  expected: ReadonlyMap<string, IdSet>,
  listed: ReadonlyMap<string, IdSet>,
): Finding[] {
  const names = new Set([...expected.keys(), ...listed.keys()]);
  return [...names].flatMap((name) =>
    compare(`${what} ${name}`, expected.get(name) ?? new Set(), listed.get(name) ?? new Set()),
  );
}

function compare(list: string, expected: IdSet, listed: IdSet): Finding[] {
  const missing = [...expected].filter((id) => !listed.has(id)).map((id) => `${list} lacks order ${id}`);
  const extra = [...listed].filter((id) => !expected.has(id)).map((id) => `${list} has order ${id}`);
  return [...missing, ...extra].map((detail) => ({ invariant: 'lists are complete', harm: 'lost', detail }));
}
