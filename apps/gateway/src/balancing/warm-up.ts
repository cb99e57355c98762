const DURATION_MS = 5_000;
const FIRST_SHARE = 0.1;

/** Lets the share of an instance that has just come (back) grow, while its caches and its JIT are cold. */
export class WarmUp {
  constructor(private from: number) {}

  /** @param from when it takes requests again, maybe in the future */
  restart(from: number): void {
    this.from = from;
  }

  /** Of the requests it would get when warm; 0.1 to 1. */
  share(now: number): number {
    return Math.min(1, Math.max(FIRST_SHARE, (now - this.from) / DURATION_MS));
  }
}
