import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Visitor } from '../suite/visitor';

const ORDER_EVERY_MS = 500;
const MOST_TRIES = 3;

/** What came of one order. */
export interface Outcome {
  /** 201, another status with its code, or what became of the connection. */
  readonly result: number | string;
  readonly durationMs: number;
}

/** An honest customer who orders one unit twice a second, well within every limit. */
export class Neighbour {
  private outcomes: Outcome[] = [];
  private isOrdering = true;
  private readonly ordering: Promise<void>;

  constructor(private readonly visitor: Visitor) {
    this.ordering = this.keepOrdering();
  }

  /** What came of the orders since it was asked last. */
  takeOutcomes(): Outcome[] {
    const taken = this.outcomes;
    this.outcomes = [];
    return taken;
  }

  async stop(): Promise<void> {
    this.isOrdering = false;
    await this.ordering;
    await Promise.all([this.visitor.client.close(), this.visitor.beside.close()]);
  }

  /** The next order waits for the answer to the last one, so that a slow suite shows as a lower pace. */
  private async keepOrdering(): Promise<void> {
    while (this.isOrdering) {
      const startedAt = performance.now();
      const result = await this.order();
      const durationMs = performance.now() - startedAt;
      this.outcomes.push({ result, durationMs });
      await sleep(Math.max(0, ORDER_EVERY_MS - durationMs));
    }
  }

  /** Sent under a key, and again after a `Retry-After`: that costs pace, but is no failure. */
  private async order(): Promise<number | string> {
    const key = randomUUID();
    for (let tries = 1; ; tries++) {
      const { result, retryAfterMs } = await this.send(key);
      if (retryAfterMs === undefined || tries === MOST_TRIES) return result;
      await sleep(retryAfterMs);
    }
  }

  private async send(key: string): Promise<{ result: number | string; retryAfterMs?: number }> {
    try {
      const { status, headers, code } = await this.visitor.client.send({
        method: 'POST',
        path: '/orders',
        token: this.visitor.account.token,
        key,
        body: { items: [{ productId: this.visitor.productId, quantity: 1 }] },
      });
      if (status === 201) return { result: status };
      const retryAfter = headers['retry-after'];
      return {
        result: `${status} ${code}`,
        retryAfterMs: retryAfter === undefined ? undefined : Number(retryAfter) * 1_000,
      };
    } catch (error) {
      return { result: `connection: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}` };
    }
  }
}
