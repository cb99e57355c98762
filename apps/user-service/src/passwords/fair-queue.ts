import { currentContext, remainingMs } from '@emporium/http';
import { OverloadedError } from './password.errors';
import { Turns } from './turns';

/** The deadline of a request that came without one. */
const DEFAULT_DEADLINE_MS = 2_000;
/** The weight of the last measurement in the moving average of how long a piece of work takes. */
const SMOOTHING = 0.2;

interface Waiting {
  readonly begin: () => void;
  readonly refuse: (reason: OverloadedError) => void;
  readonly latestBegin: number;
}

/**
 * Runs a limited number of pieces of work at once. The others wait; addresses take turns, and so do the accounts of an
 * address. Work that cannot be done before its request's deadline is refused, at once if that is foreseeable. Work
 * whose client has left is dropped.
 */
export class FairQueue {
  private running = 0;
  private readonly waiting = new Turns<Waiting>();

  /** @param expectedMs how long one piece of work takes; measured from then on */
  constructor(
    private readonly concurrency: number,
    private expectedMs: number,
  ) {}

  /** @throws OverloadedError when it cannot be done in time */
  async run<T>(account: string, work: () => Promise<T>): Promise<T> {
    if (this.running < this.concurrency) this.running++;
    else await this.turn(account);
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      this.expectedMs += SMOOTHING * (performance.now() - startedAt - this.expectedMs);
      this.passTurn();
    }
  }

  private turn(account: string): Promise<void> {
    const address = currentContext()?.clientAddress ?? '';
    const spareMs = remainingMs(DEFAULT_DEADLINE_MS) - this.expectedMs;
    const aheadOf = this.waiting.ahead(address, account);
    if (((aheadOf + 1) / this.concurrency) * this.expectedMs > spareMs) throw new OverloadedError();
    return this.wait(address, account, performance.now() + spareMs);
  }

  private async wait(address: string, account: string, latestBegin: number): Promise<void> {
    let stopListening: (() => void) | undefined;
    await new Promise<void>((begin, refuse) => {
      const entry = { begin, refuse, latestBegin };
      this.waiting.add(address, account, entry);
      stopListening = currentContext()?.onClose?.(() => {
        if (this.waiting.remove(address, account, entry)) refuse(new OverloadedError());
      });
    }).finally(() => stopListening?.());
  }

  private passTurn(): void {
    for (let next = this.waiting.take(); next; next = this.waiting.take()) {
      if (performance.now() <= next.latestBegin) return next.begin();
      next.refuse(new OverloadedError());
    }
    this.running--;
  }
}
