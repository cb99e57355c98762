import { randomUUID } from 'node:crypto';
import type { Answer, Attempt } from '../history/answer';

/** How long a client waits; longer than any budget of the services, so that it hears their answers. */
const PATIENCE_MS = 4_000;

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`. */
  readonly path: string;
  readonly token?: string;
  /** `Idempotency-Key`. */
  readonly key?: string;
  readonly body?: unknown;
}

/** The suite as its clients reach it. */
export class Gateway {
  constructor(private readonly url: string) {}

  /** Sends one request, once; a connection that breaks is an attempt without an answer. */
  async send(request: Request): Promise<Attempt> {
    const requestId = randomUUID();
    const sentAt = Date.now();
    const answer = await this.exchange(request, requestId).catch(() => undefined); // broken or late
    return { requestId, sentAt, endedAt: Date.now(), answer };
  }

  private async exchange(request: Request, requestId: string): Promise<Answer> {
    const { method, path, token, key, body } = request;
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        'x-request-id': requestId,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    const parsed: unknown = text ? JSON.parse(text) : undefined;
    const code = (parsed as { code?: string } | undefined)?.code;
    return { status: response.status, code, body: parsed };
  }
}
