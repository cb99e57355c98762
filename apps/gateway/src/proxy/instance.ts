import type { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import { Pool } from 'undici';
import type { Answer } from './answer';
import { clientHeaders } from './response-headers';

/** One request to an instance. */
export interface UpstreamRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable | null;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** How long a service has for the headers of its answer; it is told, and gives up a little earlier itself. */
export const ANSWER_TIMEOUT_MS = 5_000;

const TIMEOUTS = { connectTimeout: 300, headersTimeout: ANSWER_TIMEOUT_MS, bodyTimeout: 15_000 };
const CONNECTIONS = 128;
const REST_MS = 1_000;
const CANNOT_CONNECT = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** One process of a service, on kept-alive connections. */
export class Instance {
  private readonly logger = new Logger(Instance.name);
  private readonly pool: Pool;
  private restsUntil = 0;

  /** @param origin `http://host:port` */
  constructor(private readonly origin: string) {
    this.pool = new Pool(origin, { ...TIMEOUTS, connections: CONNECTIONS, pipelining: 1 });
  }

  /** Whether it refused a connection a moment ago. */
  get isResting(): boolean {
    return Date.now() < this.restsUntil;
  }

  /** Resolves with the headers; the body follows. Fails with undici's or the socket's error. */
  async send(request: UpstreamRequest): Promise<Answer> {
    try {
      const { statusCode, headers, body } = await this.pool.request(request);
      return { status: statusCode, headers: clientHeaders(headers), body };
    } catch (error) {
      if (CANNOT_CONNECT.has(codeOf(error))) this.rest(error as Error);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private rest({ message }: Error): void {
    if (!this.isResting) this.logger.warn(`${this.origin} takes no connections: ${message}`);
    this.restsUntil = Date.now() + REST_MS;
  }
}

/** The code of an error of undici or a socket, or empty. */
export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | undefined)?.code ?? '';
