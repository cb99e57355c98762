import type { Store, StoredOrder } from '@emporium/audit';
import type { Attempt } from '../history/attempt';
import type { Evidence } from './evidence';
import type { Finding } from './finding';

const INVARIANT = 'acknowledged changes hold';
/** A cancellation is refused for good only in these. */
const NOT_TO_BE_CANCELLED = ['cancelled', 'shipped', 'delivered'];

/** What cancellations and moves were answered is true, and nothing was cancelled that nobody asked to cancel. */
export function checkAcknowledgedChanges({ history, store }: Evidence): Finding[] {
  return [
    ...history.cancellations.flatMap(({ orderId, attempts }) => checkCancel(orderId, attempts, store)),
    ...history.moves.flatMap(({ orderId, to, attempts }) =>
      attempts.some(({ response }) => response?.status === 200)
        ? expectThat(store.orders.get(orderId)?.timeline.includes(to), `order ${orderId} was moved to ${to}`)
        : [],
    ),
    ...checkUnwanted(new Set(history.cancellations.map(({ orderId }) => orderId)), store),
  ];
}

function checkCancel(orderId: string, attempts: readonly Attempt[], store: Store): Finding[] {
  const state = store.orders.get(orderId)?.state ?? 'absent';
  return attempts.flatMap(({ response }) => {
    if (response?.status === 200 || response?.code === 'CANCEL_UNDECIDED')
      return expectThat(state === 'cancelled', `cancelling ${orderId} was promised; it is ${state}`);
    if (response?.status === 409)
      return expectThat(
        NOT_TO_BE_CANCELLED.includes(state),
        `cancelling ${orderId} was refused; it is ${state}`,
      );
    return [];
  });
}

function checkUnwanted(wanted: ReadonlySet<string>, store: Store): Finding[] {
  const isUnwanted = ({ id, state }: StoredOrder) => state === 'cancelled' && !wanted.has(id);
  return [...store.orders.values()]
    .filter(isUnwanted)
    .flatMap(({ id }) => expectThat(false, `order ${id} is cancelled, nobody asked for it`));
}

const expectThat = (holds: boolean | undefined, detail: string): Finding[] =>
  holds ? [] : [{ invariant: INVARIANT, harm: 'broken', detail }];
