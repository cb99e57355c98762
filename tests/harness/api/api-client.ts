import { Pool } from 'undici';

const DEADLINE_MS = 15_000;

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `/api`, or without for what stands beside it. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when it is a string. */
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** What `Retry-After` says. */
  readonly retryAfterMs?: number;
}

/** Somebody with an address of their own: all of 127/8 is this machine, so limits by address tell them apart. */
export class Client {
  private readonly pool: Pool;

  constructor(
    gatewayUrl: string,
    readonly address: string,
  ) {
    this.pool = new Pool(gatewayUrl, {
      localAddress: address,
      headersTimeout: DEADLINE_MS,
      bodyTimeout: DEADLINE_MS,
    });
  }

  /** @throws Error of the connection */
  async send({ method, path, headers, body }: Request): Promise<Answer> {
    const answer = await this.pool.request({
      method,
      path,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
    });
    const { 'retry-after': retryAfter } = answer.headers;
    return {
      status: answer.statusCode,
      text: await answer.body.text(),
      ...(retryAfter !== undefined && { retryAfterMs: Number(retryAfter) * 1_000 }),
    };
  }

  /** The answer's body. @throws Error when the answer is none of success */
  async succeed<T = unknown>(request: Request): Promise<T> {
    const { status, text } = await this.send(request);
    if (status >= 300) throw new Error(`${request.method} ${request.path}: ${status} ${text}`);
    return JSON.parse(text) as T;
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}
