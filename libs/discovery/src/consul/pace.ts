import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A token bucket for two: two calls in a row go through at once, further ones are delayed to one in each interval.
 *
 * @see https://developer.hashicorp.com/consul/api-docs/features/blocking on rate limits
 */
export class Pace {
  private nextAt = -Infinity;

  constructor(private readonly intervalMs: number) {}

  /** Waits for a token. @throws when the signal aborts it */
  async keep(signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const waitMs = this.nextAt - now;
    this.nextAt = Math.max(this.nextAt, now - this.intervalMs) + this.intervalMs;
    if (waitMs > 0) await sleep(waitMs, undefined, { signal, ref: false });
  }
}
