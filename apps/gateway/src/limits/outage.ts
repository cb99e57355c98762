import { setTimeout as sleep } from 'node:timers/promises';

const PROBE_EVERY_MS = 200;

/**
 * Knows since when Redis has not counted, so that only the requests that notice it wait for it in vain; it looks in the
 * background for the end.
 */
export class Outage {
  private beganAt?: number;
  private isStopped = false;

  /** @param onEnd called when Redis counts again */
  constructor(private readonly onEnd: () => void) {}

  get isOn(): boolean {
    return this.beganAt !== undefined;
  }

  /** How long it has lasted; 0 when there is none. */
  get ms(): number {
    return this.beganAt === undefined ? 0 : performance.now() - this.beganAt;
  }

  /**
   * Does nothing when it has begun already.
   *
   * @param probe rejects as long as the outage lasts
   */
  begin(probe: () => Promise<unknown>): void {
    if (this.isOn || this.isStopped) return;
    this.beganAt = performance.now();
    void this.awaitEnd(probe);
  }

  /** Looks no more. */
  stop(): void {
    this.isStopped = true;
  }

  private async awaitEnd(probe: () => Promise<unknown>): Promise<void> {
    let hasEnded = false;
    while (!hasEnded && !this.isStopped) {
      await sleep(PROBE_EVERY_MS, undefined, { ref: false });
      hasEnded = await probe().then(
        () => true,
        () => false,
      );
    }
    this.beganAt = undefined;
    if (hasEnded) this.onEnd();
  }
}
