import type { History } from '../history/history';
import type { HealthLog } from '../faults/health-log';

/**
 * For each outcome that a client did not know for a while: how many ms it took to learn it, not counting the time in
 * which a process was down. Those learned before everything ran again are left out.
 */
export function recoveriesOf({ checkouts, cancellations }: History, health: HealthLog): number[] {
  return [...checkouts, ...cancellations].flatMap(({ unknownSince, decidedAt }) => {
    if (unknownSince === undefined || decidedAt === undefined) return [];
    const healthyMs = health.healthyMs(unknownSince, decidedAt);
    return healthyMs > 0 ? [healthyMs] : [];
  });
}

/** For each outcome that was not known when the last fault was healed: ms from then until it was. */
export const afterHealing = ({ checkouts, cancellations }: History, healedAt: number): number[] =>
  [...checkouts, ...cancellations].flatMap(({ unknownSince, decidedAt }) =>
    unknownSince !== undefined && decidedAt !== undefined && unknownSince <= healedAt && decidedAt > healedAt
      ? [decidedAt - healedAt]
      : [],
  );
