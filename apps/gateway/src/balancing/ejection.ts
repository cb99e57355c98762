const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Takes an instance that cannot be reached out of the choice, each time in a row for twice as long. */
export class Ejection {
  private timesInRow = 0;
  private since = -Infinity;
  private until = 0;

  isOver(now: number): boolean {
    return now >= this.until;
  }

  /**
   * When a process dies, all its calls fail together; that counts as one failure.
   *
   * @returns the pause in ms, 0 when the call says nothing new
   */
  failed(startedAt: number, now: number): number {
    if (!this.isOver(now) || startedAt < this.since) return 0;
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** this.timesInRow++, LONGEST_PAUSE_MS);
    this.since = now;
    this.until = now + pauseMs;
    return pauseMs;
  }

  /** A success of a call from before the ejection does not end it: a process that shuts down still answers such calls. */
  succeeded(startedAt: number): boolean {
    if (startedAt < this.since) return false;
    this.timesInRow = 0;
    this.end();
    return true;
  }

  /** Before its time. The next pause will be longer all the same, until a call succeeds. */
  end(): void {
    this.until = 0;
  }
}
