import { setTimeout as sleep } from 'node:timers/promises';

const MAX_TRIES = 5;
const FIRST_BACKOFF_MS = 500;
const LONGEST_WAIT_MS = 120_000;
const TIMEOUT_MS = 10_000;

const retryableStatuses: readonly number[] = [429, 502, 503, 504];

export interface GatewayCall {
  gatewayUrl: string;
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface GatewayResponse<T> {
  body: T;
  /** True if an earlier call with the same idempotency key got this response, not a try of this one. */
  replayed: boolean;
}

interface Problem {
  title?: string;
  detail?: string;
  code?: string;
}

class GatewayCallError extends Error {
  readonly retryAfterMs?: number;

  constructor(
    message: string,
    readonly retryable: boolean,
    options: { cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs;
  }
}

/**
 * Sends one request, and again up to four times while the gateway is busy, broken or out of reach, after the
 * wait that `Retry-After` asks for. A repeated POST is only safe with an `Idempotency-Key` or without effects.
 *
 * @throws an Error whose message says what was asked and what the gateway answered
 */
export async function callGateway<T>(call: GatewayCall): Promise<GatewayResponse<T>> {
  for (let tries = 1; ; tries++) {
    try {
      const { body, replayed } = await send<T>(call);
      return { body, replayed: replayed && tries === 1 };
    } catch (error) {
      if (!(error instanceof GatewayCallError) || !error.retryable || tries === MAX_TRIES) throw error;
      const waitMs = error.retryAfterMs ?? FIRST_BACKOFF_MS * 2 ** (tries - 1);
      if (waitMs > LONGEST_WAIT_MS) throw error;
      await sleep(waitMs);
    }
  }
}

async function send<T>(call: GatewayCall): Promise<GatewayResponse<T>> {
  const { response, text } = await exchange(call);
  const body = parseJson(text);
  if (!response.ok) throw refusal(call, response, body ?? {});
  if (body === undefined) {
    throw new GatewayCallError(`${describe(call)} was answered with something other than JSON.`, false);
  }
  return { body: body as T, replayed: response.headers.get('idempotency-replayed') === 'true' };
}

async function exchange(call: GatewayCall): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(new URL(call.path, call.gatewayUrl), {
      method: call.method,
      headers: {
        accept: 'application/json',
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...call.headers,
      },
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { response, text: await response.text() };
  } catch (cause) {
    const message = `${describe(call)} got no answer from the gateway at ${call.gatewayUrl}.`;
    throw new GatewayCallError(message, true, { cause });
  }
}

function refusal(call: GatewayCall, response: Response, problem: Problem): GatewayCallError {
  const reason = problem.detail ?? problem.title ?? response.statusText;
  const code = problem.code ? ` ${problem.code}` : '';
  return new GatewayCallError(
    `${describe(call)} was answered with ${response.status}${code}: ${reason}`,
    retryableStatuses.includes(response.status) || problem.code === 'IDEMPOTENCY_IN_PROGRESS',
    { retryAfterMs: readRetryAfterMs(response.headers.get('retry-after')) },
  );
}

/** Reads both forms, seconds and a date. @see RFC 9110, section 10.2.3 */
function readRetryAfterMs(value: string | null): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Returns undefined for text that is not JSON, such as the page of another server on that port. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describe({ method, path }: GatewayCall): string {
  return `${method} ${path}`;
}
