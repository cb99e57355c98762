import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;
const PATIENCE_MS = 10_000;

/** Waits until something is so. @throws Error when it is not in 10 s */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const endsAt = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > endsAt) throw new Error('waited for 10 s in vain');
    await sleep(POLL_MS);
  }
}
