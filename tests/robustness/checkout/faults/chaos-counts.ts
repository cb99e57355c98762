import type { Failpoint } from '../failpoints/failpoint';
import { PROCESS_KINDS, type ProcessKind } from '../plan/process-kinds';

const none = () => Object.fromEntries(PROCESS_KINDS.map((kind) => [kind, 0])) as Record<ProcessKind, number>;

/** What was done to the suite, by kind of process. */
export class ChaosCounts {
  readonly kills = none();
  readonly stops = none();
  /** Deaths at each point. */
  readonly crashes = new Map<Failpoint, number>();

  get killTotal(): number {
    return sum(Object.values(this.kills));
  }

  get stopTotal(): number {
    return sum(Object.values(this.stops));
  }

  get crashTotal(): number {
    return sum([...this.crashes.values()]);
  }

  crashed(point: Failpoint): void {
    this.crashes.set(point, (this.crashes.get(point) ?? 0) + 1);
  }
}

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
