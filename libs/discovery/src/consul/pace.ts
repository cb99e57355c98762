import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Lets two things in a row happen at once and slows down more, to one in each interval: a token bucket.
 *
 * @see https://developer.hashicorp.com/consul/api-docs/features/blocking on rate limits
 */
export class Pace {
  private nextAt = -Infinity;

  constructor(private readonly intervalMs: number) {}

  /** @throws when the signal ends it */
  async keep(signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const waitMs = this.nextAt - now;
    this.nextAt = Math.max(this.nextAt, now - this.intervalMs) + this.intervalMs;
    if (waitMs > 0) await sleep(waitMs, undefined, { signal, ref: false });
  }
}
