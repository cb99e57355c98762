import type { Finding } from '../finding';
import type { Store, StoredList, StoredOrder } from '../store/store';
import { isPlaced } from './placed';

/** Each placed order is in the list of all orders and that of its status, its owner's and the suite's, and in no other. */
export function checkLists({ orders, lists }: Store): Finding[] {
  const listsOf = group(lists, ({ orderIds }) => [...orderIds]);
  const placed = [...orders.values()].filter(isPlaced);
  const misplaced = placed.flatMap((order) => checkOrder(order, listsOf.get(order.id) ?? []));
  const unknown = [...listsOf].flatMap(([id, holding]): Finding[] => {
    const order = orders.get(id);
    if (order && isPlaced(order)) return [];
    return [{ kind: 'LISTED_WITHOUT_ORDER', subject: id, detail: `listed in ${names(holding)}` }];
  });
  return [...misplaced, ...unknown, ...placed.flatMap(checkTimeline)];
}

function checkOrder({ id, userId, state }: StoredOrder, holding: readonly StoredList[]): Finding[] {
  const expected = (owner?: string) => names([{ userId: owner }, { userId: owner, status: state }]);
  const found = (owner?: string) => names(holding.filter((list) => list.userId === owner));
  const strangers = names(holding.filter((list) => list.userId !== undefined && list.userId !== userId));
  const detail = (is: string, should: string) => `it is ${state} and listed in ${is}, not in ${should}`;
  const findings: Finding[] = [];
  if (found(userId) !== expected(userId) || strangers !== 'none') {
    const is = strangers === 'none' ? found(userId) : strangers;
    findings.push({ kind: 'USER_LIST', subject: id, detail: detail(is, expected(userId)) });
  }
  if (found() !== expected())
    findings.push({ kind: 'SUITE_LIST', subject: id, detail: detail(found(), expected()) });
  return findings;
}

function checkTimeline({ id, state, version, timeline }: StoredOrder): Finding[] {
  if (timeline.length === version && timeline.at(-1) === state) return [];
  return [
    { kind: 'TIMELINE', subject: id, detail: `${state} at version ${version}: ${timeline.join(', ')}` },
  ];
}

/** Lists for people, in one order, so that equal texts are equal sets. */
function names(lists: readonly Pick<StoredList, 'userId' | 'status'>[]): string {
  const name = ({ userId, status }: Pick<StoredList, 'userId' | 'status'>) =>
    `${userId === undefined ? 'all users' : `user ${userId}`}/${status ?? 'all'}`;
  return lists.map(name).sort().join(', ') || 'none';
}

function group<Item>(items: readonly Item[], keysOf: (item: Item) => string[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items)
    for (const key of keysOf(item)) groups.set(key, [...(groups.get(key) ?? []), item]);
  return groups;
}
