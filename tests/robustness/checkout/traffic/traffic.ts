import { setTimeout as sleep } from 'node:timers/promises';
import { planCheckouts } from '../plan/checkout-plan';
import { runPlannedCheckout } from './customer';
import type { Pace } from './pace';
import { DeadlineExceeded } from './retry-until-answered';
import type { Person } from './person';
import type { TrafficContext } from './context';

const POLL_MS = 20;

/** Many customers who order at the same time, each following a plan of their own. */
export class Traffic {
  /** Checkouts begun. */
  begun = 0;
  private isStopped = false;
  private readonly running: Promise<void>[];

  constructor(
    private readonly context: TrafficContext,
    private readonly customers: readonly Person[],
    private readonly seed: number,
    private readonly pace: Pace,
  ) {
    this.running = customers.map((customer, index) => this.follow(customer, index));
  }

  /** Waits until so many checkouts have begun. */
  async untilBegun(checkouts: number): Promise<void> {
    while (this.begun < checkouts) await sleep(POLL_MS);
  }

  /** Lets customers finish the checkout they are at, or give up at the deadline. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all(this.running);
  }

  private async follow(customer: Person, index: number): Promise<void> {
    const stranger = this.customers[(index + 1) % this.customers.length] ?? customer;
    for (const plan of planCheckouts(this.seed, index)) {
      await this.untilAllowed();
      if (this.isStopped) return;
      this.begun++;
      try {
        await runPlannedCheckout(this.context, customer, stranger, plan);
      } catch (error) {
        if (error instanceof DeadlineExceeded) return;
        throw error;
      }
    }
  }

  private async untilAllowed(): Promise<void> {
    while (!this.isStopped && this.begun >= this.pace.allowed) await sleep(POLL_MS);
  }
}
