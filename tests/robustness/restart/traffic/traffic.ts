import { setTimeout as sleep } from 'node:timers/promises';
import type { Tally } from '../report/tally';
import type { Customer } from './customer';
import { chooseGateway, type GatewayClient } from './gateway-client';
import { type Operation, OPERATIONS } from './operations';

const PAUSE_MS = 40;

/** Customers who do all operations in turn through any gateway that is ready, and never try twice. */
export class Traffic {
  private isRunning = true;
  private readonly everybody: Promise<unknown>;

  constructor(
    private readonly gateways: readonly GatewayClient[],
    customers: readonly Customer[],
    private readonly tally: Tally,
  ) {
    this.everybody = Promise.all(customers.map((customer, number) => this.goOn(customer, number)));
  }

  async stop(): Promise<void> {
    this.isRunning = false;
    await this.everybody;
  }

  /** @param next the operation to begin with, so that not all begin with the same */
  private async goOn(customer: Customer, next: number): Promise<void> {
    while (this.isRunning) {
      await this.run(OPERATIONS[next++ % OPERATIONS.length] as Operation, customer);
      await sleep(Math.random() * PAUSE_MS);
    }
  }

  private async run(operation: Operation, customer: Customer): Promise<void> {
    const startedAt = performance.now();
    const problem = await this.attempt(operation, customer);
    this.tally.add({ operation: operation.name, problem, durationMs: performance.now() - startedAt });
  }

  /** What went wrong. */
  private async attempt({ request, status }: Operation, customer: Customer): Promise<string | undefined> {
    try {
      const answer = await chooseGateway(this.gateways).client.send(request(customer));
      if (answer.status === status) return undefined;
      return `${answer.status} ${answer.code ?? ''}`.trim();
    } catch (error) {
      return `connection: ${(error as NodeJS.ErrnoException).code ?? (error as Error).name}`;
    }
  }
}
