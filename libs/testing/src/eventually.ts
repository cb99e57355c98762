import { setTimeout as sleep } from 'node:timers/promises';

export interface EventuallyOptions {
  /** 5 s when absent. */
  timeoutMs?: number;
  /** 25 ms when absent. */
  everyMs?: number;
}

/**
 * Repeats an assertion until it holds, and returns what it returned.
 *
 * @throws the last failure, when it does not hold in time
 */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
  { timeoutMs = 5000, everyMs = 25 }: EventuallyOptions = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    await sleep(everyMs);
  }
}
