import { leavesOpen } from '../history/attempt';
import type { Evidence } from './evidence';
import type { Finding } from './finding';

/** What was received is what a product started with and each acknowledged top-up, once; an open one at most once. */
export function checkReceived({ store, history, initialStock }: Evidence): Finding[] {
  return [...initialStock].flatMap(([id, initial]): Finding[] => {
    const topUps = history.topUps.filter(({ productId }) => productId === id);
    const acknowledged = topUps.filter(({ attempt }) => attempt.response?.status === 200);
    const open = topUps.filter(({ attempt }) => leavesOpen(attempt.response));
    const least = initial + sum(acknowledged);
    const most = least + sum(open);
    const received = store.products.get(id)?.received ?? 0;
    if (received >= least && received <= most) return [];
    const harm = received < least ? 'lost' : 'doubled';
    const detail = `product ${id}: received ${received}, expected ${least} to ${most}`;
    return [{ invariant: 'received = put in', harm, detail }];
  });
}

const sum = (topUps: readonly { units: number }[]) => topUps.reduce((total, { units }) => total + units, 0);
