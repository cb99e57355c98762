import { setTimeout as sleep } from 'node:timers/promises';
import { jittered } from '@emporium/http';

/**
 * Runs work that goes on until its signal aborts it.
 *
 * @returns a function that aborts it; errors that the work throws after that are ignored
 */
export function inBackground(work: (signal: AbortSignal) => Promise<void>): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  void work(signal).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return () => controller.abort();
}

/**
 * Waits about that long, without keeping the process alive. The jitter keeps processes that start together from asking
 * at the same moments.
 *
 * @throws when the signal aborts it
 */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(jittered(ms), undefined, { signal, ref: false });
}
