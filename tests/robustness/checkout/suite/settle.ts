import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from '@emporium/audit';
import { findUnfinished, type Unfinished } from '../store/unfinished';

/** Everything undecided must be decided this long after the last fault. */
export const DECIDED_WITHIN_MS = 10_000;
const POLL_MS = 100;

/** Waits until every order is at rest. @returns what is not when the time is over */
export async function settle(redis: Redis, timeoutMs = DECIDED_WITHIN_MS): Promise<readonly Unfinished[]> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const unfinished = await findUnfinished(redis);
    if (unfinished.length === 0 || Date.now() > until) return unfinished;
    await sleep(POLL_MS);
  }
}
