import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly token?: string;
  /** `Idempotency-Key`. */
  readonly key?: string;
  readonly body?: unknown;
}

/** An answer and when it was asked for and had, in ms on this process's monotonic clock. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly sentAt: number;
  readonly endedAt: number;
}

/** An answer that leaves it open whether a request took effect, or will. */
const isOpen = ({ status, body }: Reply) =>
  status >= 502 || (body as { code?: string } | undefined)?.code === 'IDEMPOTENCY_IN_PROGRESS';
const TRIES = 100;
const PAUSE_MS = 100;

/** One address of the suite, on kept-alive connections. */
export class Client {
  private readonly pool: Pool;

  /** @param prefix that the paths have there */
  constructor(
    origin: string,
    private readonly prefix: string,
  ) {
    this.pool = new Pool(origin, { connections: 128, pipelining: 1 });
  }

  async send({ method, path, token, key, body }: Call): Promise<Reply> {
    const sentAt = performance.now();
    const answer = await this.pool.request({
      method,
      path: this.prefix + path,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.body.text();
    const endedAt = performance.now();
    return { status: answer.statusCode, body: text === '' ? undefined : JSON.parse(text), sentAt, endedAt };
  }

  /**
   * Sends something that may be repeated until its outcome is known.
   *
   * @throws Error when that is a refusal
   */
  async succeed(call: Call): Promise<Reply> {
    let reply = await this.send(call);
    let tries = 1;
    for (; isOpen(reply) && tries < TRIES; tries++) {
      await sleep(PAUSE_MS);
      reply = await this.send(call);
    }
    const isGone = call.method === 'DELETE' && reply.status === 404 && tries > 1;
    if (reply.status < 300 || isGone) return reply;
    throw new Error(`${call.method} ${call.path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}
