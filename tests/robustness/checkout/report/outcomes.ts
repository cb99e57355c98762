import type { Attempt } from '../history/attempt';
import { outcomeOf } from '../history/checkout';
import type { History } from '../history/history';

/** How many checkouts came to which outcome. */
export function countOutcomes({ checkouts }: History): Record<string, number> {
  return count(
    checkouts.map((checkout) => {
      const outcome = outcomeOf(checkout);
      if (!outcome) return checkout.key === undefined ? 'unknown (no key)' : 'unknown';
      return outcome.kind === 'refused' ? outcome.code : outcome.kind;
    }),
  );
}

/** How often each status, and each broken connection, was the answer to a request for an order or a change of one. */
export function countResponses({ checkouts, cancellations, moves }: History): Record<string, number> {
  const attempts = [...checkouts, ...cancellations, ...moves].flatMap((request) => request.attempts);
  return count(attempts.map(({ response }: Attempt) => (response ? String(response.status) : 'no answer')));
}

/** Counts as in `201: 5, 409: 2`. */
export const listCounts = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, times]) => `${name} ${times}`)
    .join(', ');

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
