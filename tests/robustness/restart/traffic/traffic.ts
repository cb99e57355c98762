import { setTimeout as sleep } from 'node:timers/promises';
import type { Tally } from '../report/tally';
import type { Customer } from './customer';
import { chooseDoor, type Door } from './gateway-client';
import { type Errand, ERRANDS } from './operations';

const PAUSE_MS = 40;

/** Customers who run their errands through any door that is ready, and never try twice. */
export class Crowd {
  private isOpen = true;
  private readonly everybody: Promise<unknown>;

  constructor(
    private readonly doors: readonly Door[],
    customers: readonly Customer[],
    private readonly tally: Tally,
  ) {
    this.everybody = Promise.all(customers.map((customer, number) => this.shop(customer, number)));
  }

  async goHome(): Promise<void> {
    this.isOpen = false;
    await this.everybody;
  }

  /** @param next the errand to begin with, so that not all begin with the same */
  private async shop(customer: Customer, next: number): Promise<void> {
    while (this.isOpen) {
      await this.run(ERRANDS[next++ % ERRANDS.length] as Errand, customer);
      await sleep(Math.random() * PAUSE_MS);
    }
  }

  private async run(errand: Errand, customer: Customer): Promise<void> {
    const startedAt = performance.now();
    const problem = await this.attempt(errand, customer);
    this.tally.add({ errand: errand.name, problem, durationMs: performance.now() - startedAt });
  }

  /** What went wrong. */
  private async attempt({ request, status }: Errand, customer: Customer): Promise<string | undefined> {
    try {
      const answer = await chooseDoor(this.doors).client.send(request(customer));
      if (answer.status === status) return undefined;
      return `${answer.status} ${answer.code ?? ''}`.trim();
    } catch (error) {
      return `connection: ${(error as NodeJS.ErrnoException).code ?? (error as Error).name}`;
    }
  }
}
