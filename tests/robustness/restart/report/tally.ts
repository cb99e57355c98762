export interface Outcome {
  readonly operation: string;
  /** Undefined when all went well. */
  readonly problem: string | undefined;
  readonly durationMs: number;
}

export interface Failure extends Outcome {
  readonly problem: string;
  /** Ms since the epoch. */
  readonly at: number;
}

/** What came of all requests. */
export class Tally {
  readonly failures: Failure[] = [];
  longest: Outcome = { operation: 'none', problem: undefined, durationMs: 0 };
  private readonly counts = new Map<string, number>();

  add(outcome: Outcome): void {
    const { operation, problem, durationMs } = outcome;
    this.counts.set(operation, this.count(operation) + 1);
    if (durationMs > this.longest.durationMs) this.longest = outcome;
    if (problem !== undefined) this.failures.push({ ...outcome, problem, at: Date.now() });
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  count(operation: string): number {
    return this.counts.get(operation) ?? 0;
  }

  /** How often what went wrong, the most frequent first. */
  get problems(): [problem: string, times: number][] {
    const times = new Map<string, number>();
    for (const { operation, problem } of this.failures) {
      const name = `${problem} (${operation})`;
      times.set(name, (times.get(name) ?? 0) + 1);
    }
    return [...times].sort(([, a], [, b]) => b - a);
  }
}
