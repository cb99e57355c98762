import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';

/** What follows a request through every log line and onward call. */
export interface RequestContext {
  /** From `X-Request-Id` when it is sane, else made here. */
  readonly requestId: string;
  /** From `traceparent` when it is valid, else made here. @see W3C Trace Context */
  readonly traceparent: string;
}

const SANE_REQUEST_ID = /^[A-Za-z0-9._:@/+=-]{1,128}$/;
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

const storage = new AsyncLocalStorage<RequestContext>();

const newTraceparent = () => `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;

/** Takes the context over from a request's headers, or makes one. */
export function contextFrom(headers: IncomingHttpHeaders): RequestContext {
  const requestId = headers['x-request-id'];
  const traceparent = headers['traceparent'];
  return {
    requestId: typeof requestId === 'string' && SANE_REQUEST_ID.test(requestId) ? requestId : uuidv7(),
    traceparent:
      typeof traceparent === 'string' && TRACEPARENT.test(traceparent) ? traceparent : newTraceparent(),
  };
}

/** Runs `work`, and all that it awaits, within `context`. */
export const withContext = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);

/** The context of the request being served; undefined in background work. */
export const currentContext = (): RequestContext | undefined => storage.getStore();

/** The id of the request being served. */
export const requestIdOf = (request: FastifyRequest): string => currentContext()?.requestId ?? request.id;
