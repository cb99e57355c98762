import type { Staleness } from './staleness';

/** What is promised. */
const PROMISED_MS: Staleness = { sameGateway: 0, elsewhere: 250 };

/** Adds up how stale reads were. */
export class Tally {
  /** What reads showed that never was, or answers nobody expected. */
  readonly oddities: string[] = [];
  /** Reads that a busy suite did not answer. */
  refused = 0;
  /** What was read. */
  readonly addresses = new Set<string>();
  private readonly sameGateway: number[] = [];
  private readonly elsewhere: number[] = [];

  add(staleness: Staleness): void {
    this.sameGateway.push(staleness.sameGateway);
    this.elsewhere.push(staleness.elsewhere);
  }

  get reads(): number {
    return this.elsewhere.length;
  }

  get sameGatewayMs(): Spread {
    return spreadOf(this.sameGateway);
  }

  get elsewhereMs(): Spread {
    return spreadOf(this.elsewhere);
  }

  /** A proof that read nothing has proved nothing. */
  get isKept(): boolean {
    const isWithin =
      this.sameGatewayMs.max <= PROMISED_MS.sameGateway && this.elsewhereMs.max < PROMISED_MS.elsewhere;
    return this.reads > 0 && isWithin && this.oddities.length === 0;
  }
}

export interface Spread {
  readonly max: number;
  readonly p999: number;
  /** How many were not 0. */
  readonly stale: number;
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  return {
    max: sorted.at(-1) ?? 0,
    p999: sorted[Math.ceil(0.999 * sorted.length) - 1] ?? 0,
    stale: sorted.length - sorted.filter((value) => value === 0).length,
  };
}
