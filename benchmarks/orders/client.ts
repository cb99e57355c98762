import { Pool } from 'undici';

/** One request to the API, without its prefix. */
export interface Call {
  readonly path: string;
  readonly token?: string;
  /** Sent as JSON with POST; without one it is a GET. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer of 2xx. */
export interface Reply {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

/** An answer that is not what it must be. */
export class WrongAnswerError extends Error {
  constructor({ path }: Call, what: string) {
    super(`wrong answer to ${path}: ${what}`);
  }
}

/** A gateway, on kept-alive connections. */
export class Client {
  private readonly pool: Pool;

  constructor(gatewayUrl: string, connections: number) {
    this.pool = new Pool(gatewayUrl, { connections, pipelining: 1 });
  }

  /** @throws WrongAnswerError for anything but 200 to a GET and 200 or 201 to a POST */
  async send(call: Call): Promise<Reply> {
    const { path, token, body } = call;
    const answer = await this.pool.request({
      method: body === undefined ? 'GET' : 'POST',
      path: `/api${path}`,
      headers: {
        ...call.headers,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.body.text();
    const isGood = answer.statusCode === 200 || (answer.statusCode === 201 && body !== undefined);
    if (!isGood) throw new WrongAnswerError(call, `${answer.statusCode} ${text}`);
    return { headers: answer.headers, body: JSON.parse(text) as unknown };
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}
