import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

const CHECK_EVERY_MS = 250;
const CHECK_TIMEOUT_MS = 1_000;
const ANSWER_TIMEOUT_MS = 10_000;

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A gateway as a load balancer knows it: kept-alive connections, and whether it says that it is ready. */
export class Door {
  isReady = true;
  private isWatched = true;
  private readonly pool: Pool;
  private readonly watching: Promise<void>;

  constructor(readonly origin: string) {
    this.pool = new Pool(origin, { pipelining: 1, headersTimeout: ANSWER_TIMEOUT_MS });
    this.watching = this.watch();
  }

  /** @throws Error of the connection */
  async send({ method, path, headers, body }: Request): Promise<Answer> {
    const isJson = body !== undefined;
    const answer = await this.pool.request({
      method,
      path: `/api${path}`,
      headers: { ...headers, ...(isJson && { 'content-type': 'application/json' }) },
      body: isJson ? JSON.stringify(body) : undefined,
    });
    const text = await answer.body.text();
    return { status: answer.statusCode, body: text === '' ? undefined : JSON.parse(text) };
  }

  async close(): Promise<void> {
    this.isWatched = false;
    await this.watching;
    await this.pool.destroy();
  }

  private async watch(): Promise<void> {
    while (this.isWatched) {
      this.isReady = await this.saysReady();
      await sleep(CHECK_EVERY_MS);
    }
  }

  private async saysReady(): Promise<boolean> {
    try {
      const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS);
      const answer = await fetch(`${this.origin}/health/ready`, { signal });
      await answer.body?.cancel();
      return answer.status === 200;
    } catch {
      return false;
    }
  }
}

/** Either of those that are ready; any when none is. */
export function chooseDoor(doors: readonly Door[]): Door {
  const ready = doors.filter(({ isReady }) => isReady);
  const candidates = ready.length > 0 ? ready : doors;
  return candidates[Math.floor(Math.random() * candidates.length)] as Door;
}
