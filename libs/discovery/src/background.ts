import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs work that goes on until its signal ends it; a pause in it keeps no process alive.
 *
 * @returns a function that ends it; what the work throws after that is of no interest
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
 * Waits about that long: jitter keeps processes that start together from asking together.
 *
 * @throws when the signal ends it
 */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms * (0.75 + Math.random() / 2), undefined, { signal, ref: false });
}
