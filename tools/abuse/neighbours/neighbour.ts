import { setTimeout as sleep } from 'node:timers/promises';
import type { Visitor } from '../suite/visitor';

const ORDER_EVERY_MS = 500;

/** What came of one order. */
export interface Outcome {
  /** 201, another status with its code, or what became of the connection. */
  readonly result: number | string;
  readonly durationMs: number;
}

/** An honest customer who orders one unit twice a second, well within every limit. */
export class Neighbour {
  private outcomes: Outcome[] = [];
  private isShopping = true;
  private readonly shopping: Promise<void>;

  constructor(private readonly visitor: Visitor) {
    this.shopping = this.shop();
  }

  /** What came of the orders since it was asked last. */
  takeOutcomes(): Outcome[] {
    const taken = this.outcomes;
    this.outcomes = [];
    return taken;
  }

  async leave(): Promise<void> {
    this.isShopping = false;
    await this.shopping;
    await this.visitor.client.close();
  }

  /** Whoever is answered late orders later: so the pace tells of waiting too. */
  private async shop(): Promise<void> {
    while (this.isShopping) {
      const startedAt = performance.now();
      const result = await this.order();
      const durationMs = performance.now() - startedAt;
      this.outcomes.push({ result, durationMs });
      await sleep(Math.max(0, ORDER_EVERY_MS - durationMs));
    }
  }

  private async order(): Promise<number | string> {
    try {
      const { status, text } = await this.visitor.client.send({
        method: 'POST',
        path: '/api/orders',
        headers: this.visitor.credentials,
        body: { items: [{ productId: this.visitor.productId, quantity: 1 }] },
      });
      return status === 201 ? status : `${status} ${(JSON.parse(text) as { code: string }).code}`;
    } catch (error) {
      return `connection: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`;
    }
  }
}
