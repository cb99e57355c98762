import { UnavailableError } from '@emporium/http';

/** Runs so many pieces of work at once, lets so many wait in order, and refuses the rest. */
export class BoundedQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: { readonly concurrency: number; readonly maxWaiting: number }) {}

  /** @throws UnavailableError when too many are waiting */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.limits.concurrency) this.running++;
    else await this.takeTurn();
    try {
      return await work();
    } finally {
      this.passTurn();
    }
  }

  private takeTurn(): Promise<void> {
    if (this.waiting.length >= this.limits.maxWaiting) throw new UnavailableError();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private passTurn(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running--;
  }
}
