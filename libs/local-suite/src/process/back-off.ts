const FIRST_MS = 250;
const LONGEST_MS = 10_000;
const STEADY_AFTER_MS = 30_000;

/**
 * How long to wait before the next restart: 0.25 s, doubled each time up to 10 s.
 * A process that ran for 30 s counts as steady, and its next death starts over at 0.25 s.
 */
export class BackOff {
  private deaths = 0;

  nextDelayMs(ranMs: number): number {
    if (ranMs >= STEADY_AFTER_MS) this.deaths = 0;
    return Math.min(FIRST_MS * 2 ** this.deaths++, LONGEST_MS);
  }
}
