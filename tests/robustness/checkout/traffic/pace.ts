/** Checkouts a second beyond the share of a fault, so that a fault which waits for one sees it. */
const TRICKLE_PER_SECOND = 4;

/** Spreads the checkouts of a run over its faults, however long each takes. */
export class Pace {
  private faultsSoFar = 0;
  private lastFaultAt = Date.now();

  constructor(
    private readonly checkouts: number,
    private readonly faults: number,
  ) {}

  /** How many checkouts may have begun by now. */
  get allowed(): number {
    const share = (this.checkouts * (this.faultsSoFar + 1)) / this.faults;
    return share + ((Date.now() - this.lastFaultAt) / 1_000) * TRICKLE_PER_SECOND;
  }

  /** How many checkouts must have begun before the next fault. */
  get required(): number {
    return (this.checkouts * this.faultsSoFar) / this.faults;
  }

  /** Another fault has happened. */
  advance(): void {
    this.faultsSoFar++;
    this.lastFaultAt = Date.now();
  }
}
