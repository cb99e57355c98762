import { type Attempt, leavesOpen } from '../history/attempt';
import type { Evidence } from './evidence';
import type { Finding } from './finding';

/** Faults show as 502, 503 or 504 and never as a 500 or a refusal that has no reason; and no process ends by itself. */
export function checkExpectedResponses({ history, collapses }: Evidence): Finding[] {
  const unexpected = [
    ...check('POST /orders', history.checkouts, [201], ['OUT_OF_STOCK', 'PRODUCT_NOT_FOUND', 'CART_EMPTY']),
    ...check('DELETE /orders/:id', history.cancellations, [200], ['ILLEGAL_TRANSITION']),
    ...check('PATCH /orders/:id/status', history.moves, [200], ['ILLEGAL_TRANSITION']),
    ...check('PATCH /products/:id/stock', history.topUps.map(once), [200], ['STOCK_LIMIT_EXCEEDED']),
    ...check('GET /orders/:id', history.peeks.map(once), [200], ['ORDER_NOT_FOUND']),
  ];
  return [...unexpected, ...collapses.map((name) => `${name} ended by itself`)].map((detail) => ({
    invariant: 'faults answer 502, 503, 504',
    harm: 'broken',
    detail,
  }));
}

const once = ({ attempt }: { attempt: Attempt }) => ({ attempts: [attempt] });

function check(
  route: string,
  requests: readonly { attempts: readonly Attempt[] }[],
  statuses: readonly number[],
  codes: readonly string[],
): string[] {
  return requests
    .flatMap(({ attempts }) => attempts)
    .flatMap(({ response, requestId }) => {
      if (!response || leavesOpen(response)) return [];
      if (statuses.includes(response.status) || codes.includes(response.code ?? '')) return [];
      return [`${route} was answered ${response.status} ${response.code ?? ''} (request ${requestId})`];
    });
}
