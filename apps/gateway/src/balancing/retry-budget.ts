const TOKENS_PER_REQUEST = 0.1;
/** When one of two busy instances dies, everything under way there is retried at once; a pool has 128 connections. */
const MOST_TOKENS = 256;
const FLOOR_MS = 1_000;

/** Keeps retries below a tenth of the requests, so that they never multiply an overload. */
export class RetryBudget {
  private tokens = MOST_TOKENS;
  private floorUsedAt = -Infinity;

  /** A request that is no retry. */
  earn(): void {
    if (this.tokens < MOST_TOKENS) this.tokens += TOKENS_PER_REQUEST;
  }

  /** Counts a retry if there is one left; one a second there always is. */
  spend(): boolean {
    if (this.tokens >= 1) {
      this.tokens -= 1;
      return true;
    }
    const now = Date.now();
    if (now - this.floorUsedAt < FLOOR_MS) return false;
    this.floorUsedAt = now;
    return true;
  }
}
