import { Pool } from 'undici';

/** One request to the API. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the client's prefix. */
  readonly path: string;
  /** Of the sender's session. */
  readonly token?: string;
  /** `Idempotency-Key`. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string as it is. */
  readonly body?: unknown;
}

/** A response that has been read to its end. */
export interface ApiResponse {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** What the text says as JSON; undefined when it is none. */
  readonly body: unknown;
  /** Of a problem, such as `OUT_OF_STOCK`. */
  readonly code?: string;
}

export interface ApiClientOptions {
  /** What stands before every path: `/api` at a gateway, nothing at a service's own port. */
  readonly prefix?: string;
  /** How long it waits for a connection, for an answer to begin, and for more of it; 5 minutes when absent. */
  readonly timeoutMs?: number;
  /** At most; as many as are needed when absent. */
  readonly connections?: number;
  /** All of 127/8 is this machine, so senders can have different addresses, as limits by address need. */
  readonly localAddress?: string;
}

/** One address of the suite as its clients reach it, on keep-alive connections. */
export class ApiClient {
  private readonly pool: Pool;
  private readonly prefix: string;

  constructor(
    readonly origin: string,
    { prefix = '/api', timeoutMs, connections, localAddress }: ApiClientOptions = {},
  ) {
    this.pool = new Pool(origin, {
      pipelining: 1,
      connections,
      localAddress,
      connectTimeout: timeoutMs,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    this.prefix = prefix;
  }

  /** Sends it once. @throws Error of the connection */
  async send({ method, path, token, key, headers, body }: ApiRequest): Promise<ApiResponse> {
    const response = await this.pool.request({
      method,
      path: this.prefix + path,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.body.text();
    const isJson = String(response.headers['content-type']).includes('json') && text !== '';
    const parsed: unknown = isJson ? JSON.parse(text) : undefined;
    const { code } = (parsed ?? {}) as { code?: string };
    return { status: response.statusCode, headers: response.headers, text, body: parsed, code };
  }

  /** The body of an answer of 2xx. @throws Error that shows any other answer */
  async expect<Body>(request: ApiRequest): Promise<Body> {
    const { status, text, body } = await this.send(request);
    if (status >= 200 && status < 300) return body as Body;
    throw new Error(`${request.method} ${request.path} was answered with ${status}: ${text}`);
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}
