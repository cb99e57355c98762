import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { v7 as uuidv7 } from 'uuid';

/** What every log line and every further call of a request carries. */
export interface RequestContext {
  /** From `X-Request-Id` when that is well-formed, else made here. */
  readonly requestId: string;
  /** From `traceparent` when it is valid, else made here. @see W3C Trace Context */
  readonly traceparent: string;
  /** When the caller stops waiting, in ms since the epoch on this machine's clock; absent when it did not say. */
  readonly deadlineAt?: number;
  /** Where the request comes from, see `clientAddressOf`. */
  readonly clientAddress?: string;
  /** Calls a listener when the response has ended or its client has left. @returns a function that removes it */
  readonly onClose?: (listener: () => void) => () => void;
}

/** How many milliseconds the caller still waits; relative, since clocks differ. */
export const TIMEOUT_HEADER = 'x-request-timeout-ms';

const SANE_TIMEOUT = /^[1-9]\d{0,4}$/;
const SANE_REQUEST_ID = /^[A-Za-z0-9._:@/+=-]{1,128}$/;
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
/** A later version begins like ours; what may follow is unknown. */
const LATER_TRACEPARENT =
  /^(?!00|ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]([0-9a-f])(?:-[!-+.-~-]*)?$/;

const storage = new AsyncLocalStorage<RequestContext>();

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;
const UUID_BYTES = 16;
const pool = { bytes: randomBytes(4_096), used: 0 };

/** From a pool, since random bytes cost less by the thousand. */
function someRandomBytes(count: number): Buffer {
  if (pool.used + count > pool.bytes.length) {
    pool.bytes = randomBytes(pool.bytes.length);
    pool.used = 0;
  }
  return pool.bytes.subarray(pool.used, (pool.used += count));
}

function newTraceparent(): string {
  const hex = someRandomBytes(TRACE_ID_BYTES + SPAN_ID_BYTES).toString('hex');
  return `00-${hex.slice(0, 2 * TRACE_ID_BYTES)}-${hex.slice(2 * TRACE_ID_BYTES)}-01`;
}

/** The id from `X-Request-Id` when it is well-formed, else a new one. */
export function requestIdFrom({ 'x-request-id': requestId }: IncomingHttpHeaders): string {
  return typeof requestId === 'string' && SANE_REQUEST_ID.test(requestId)
    ? requestId
    : uuidv7({ random: someRandomBytes(UUID_BYTES) });
}

/**
 * The `traceparent` when it is valid, else a new one. One of a later version is rewritten in our version, with
 * `sampled` as its only flag.
 *
 * @see W3C Trace Context, 3.2.4 and 4.3
 */
export function traceparentFrom({ traceparent }: IncomingHttpHeaders): string {
  if (typeof traceparent !== 'string') return newTraceparent();
  if (TRACEPARENT.test(traceparent)) return traceparent;
  const [, traceId, parentId, flags = ''] = LATER_TRACEPARENT.exec(traceparent) ?? [];
  return traceId ? `00-${traceId}-${parentId}-0${parseInt(flags, 16) & 1}` : newTraceparent();
}

/** The id of the trace that a request belongs to, once its `traceparent` has been checked or made. */
export const traceIdOf = ({ traceparent }: IncomingHttpHeaders | RequestContext): string | undefined =>
  (traceparent as string | undefined)?.slice(3, 35);

/** The context of a request, from its headers as far as they have it. */
export function contextFrom(
  headers: IncomingHttpHeaders,
  requestId = requestIdFrom(headers),
): RequestContext {
  const timeoutMs = headers[TIMEOUT_HEADER];
  return {
    requestId,
    traceparent: traceparentFrom(headers),
    ...(typeof timeoutMs === 'string' &&
      SANE_TIMEOUT.test(timeoutMs) && { deadlineAt: Date.now() + Number(timeoutMs) }),
  };
}

/** Runs `work`, and everything it awaits, in `context`. */
export const withContext = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);

/** The context of the request being served; undefined in background work. */
export const currentContext = (): RequestContext | undefined => storage.getStore();

/** How many milliseconds the caller still waits, `atMost` if it did not say; 0 or less when it has stopped waiting. */
export const remainingMs = (atMost: number): number =>
  Math.min(atMost, (currentContext()?.deadlineAt ?? Infinity) - Date.now());
