import { setTimeout as sleep } from 'node:timers/promises';
import { planShopping } from '../plan/checkout-plan';
import { shopOnce } from './customer';
import type { Pace } from './pace';
import { TimeIsOver } from './retry-until-answered';
import type { Person } from './person';
import type { Shop } from './context';

const POLL_MS = 20;

/** Many customers who shop at the same time, each following a plan of their own. */
export class Crowd {
  /** Checkouts begun. */
  begun = 0;
  private isTired = false;
  private readonly walks: Promise<void>[];

  constructor(
    private readonly shop: Shop,
    private readonly customers: readonly Person[],
    private readonly seed: number,
    private readonly pace: Pace,
  ) {
    this.walks = customers.map((customer, index) => this.walk(customer, index));
  }

  /** Waits until so many checkouts have begun. */
  async untilBegun(checkouts: number): Promise<void> {
    while (this.begun < checkouts) await sleep(POLL_MS);
  }

  /** Lets everybody finish what they are at, or give up when the time to learn outcomes is over. */
  async goHome(): Promise<void> {
    this.isTired = true;
    await Promise.all(this.walks);
  }

  private async walk(customer: Person, index: number): Promise<void> {
    const stranger = this.customers[(index + 1) % this.customers.length] ?? customer;
    for (const plan of planShopping(this.seed, index)) {
      await this.turn();
      if (this.isTired) return;
      this.begun++;
      try {
        await shopOnce(this.shop, customer, stranger, plan);
      } catch (error) {
        if (error instanceof TimeIsOver) return;
        throw error;
      }
    }
  }

  private async turn(): Promise<void> {
    while (!this.isTired && this.begun >= this.pace.allowed) await sleep(POLL_MS);
  }
}
