import { setTimeout as pause } from 'node:timers/promises';
import { mayTryAgain } from '@emporium/http';

const PAUSE_BETWEEN_TRIES_MS = 100;

/**
 * Repeats a step that failed because of what it needs, until it succeeds or the time is up.
 *
 * @param deadlineAt in ms since the epoch on this machine's clock
 * @param step gets the milliseconds left
 * @returns undefined when the time is up
 */
export async function retryUntil<Result>(
  deadlineAt: number,
  step: (leftMs: number) => Promise<Result>,
): Promise<Result | undefined> {
  for (;;) {
    const leftMs = deadlineAt - Date.now();
    if (leftMs <= 0) return undefined;
    try {
      return await step(leftMs);
    } catch (error) {
      if (!mayTryAgain(error)) throw error;
    }
    await pause(Math.min(PAUSE_BETWEEN_TRIES_MS, leftMs));
  }
}
