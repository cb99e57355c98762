const CHECK_EVERY_MS = 250;
/** A process that merely is busy takes less. */
const STALL_MS = 1_000;

/**
 * Knows whether this process has just stood still, stopped by a signal or starved by others: then what looks late has
 * come in time and waits to be read.
 */
export class Stall {
  private checkedAt = performance.now();
  private endedAt = -Infinity;

  constructor() {
    setInterval(() => this.check(), CHECK_EVERY_MS).unref();
  }

  get isJustOver(): boolean {
    this.check();
    return performance.now() - this.endedAt < STALL_MS;
  }

  private check(): void {
    const now = performance.now();
    if (now - this.checkedAt > STALL_MS) this.endedAt = now;
    this.checkedAt = now;
  }
}
