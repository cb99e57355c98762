import { outcomeOf } from '../history/checkout';
import type { Evidence } from './evidence';
import type { Finding } from './finding';

/** Ten seconds after the last fault nothing is left to do about any order, and every client knows its outcome. */
export function checkDecided({ history, unfinished }: Evidence): Finding[] {
  const unknown = [
    ...history.checkouts
      .filter((checkout) => checkout.key !== undefined && !outcomeOf(checkout))
      .map(({ key }) => `key ${key} has no outcome`),
    ...history.cancellations
      .filter(({ decidedAt }) => decidedAt === undefined)
      .map(({ orderId }) => `cancelling ${orderId} has no outcome`),
  ];
  const late = unfinished.map(({ orderId, what }) => `order ${orderId} is still ${what}`);
  return [...late, ...unknown].map((detail) => ({
    invariant: 'decided in 10 s',
    harm: 'stuck',
    detail,
  }));
}
