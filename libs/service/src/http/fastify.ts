import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { bodyLimitOf, DEFAULT_BODY_LIMIT_BYTES } from '@emporium/contracts';
import { PROBLEM_JSON, problemOf, requestIdFrom, traceparentFrom } from '@emporium/http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readableJson, UnreadableBodyError } from './json-shape';
import { originForm } from './origin-form';
import { Stall } from './stall';

const REQUEST_TIMEOUT_MS = 10_000;

const stall = new Stall();

/** The server of a service, with limits and timeouts; errors of HTTP itself are answered with problem details. */
export function createAdapter(options: { trustProxy?: boolean | number | string } = {}): FastifyAdapter {
  return new FastifyAdapter({
    ...options,
    bodyLimit: DEFAULT_BODY_LIMIT_BYTES,
    skipMiddie: true,
    rewriteUrl: originForm,
    genReqId: ({ headers }: IncomingMessage) => requestIdFrom(headers),
    // Node would answer a request without a Host header itself, without problem details.
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 500, requireHostHeader: false },
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: 72_000,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const { problem } = problemOf(error, '/', request.id);
      void reply
        .status(problem.status)
        .headers({ 'X-Request-Id': request.id, traceparent: traceparentFrom(request.headers) })
        .type(PROBLEM_JSON)
        .send(JSON.stringify(problem));
    },
    clientErrorHandler: refuseUnparsable,
  });
}

const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * Answers bytes that are not an HTTP request, or not a whole one in time, after the earlier requests on the same
 * connection have been answered.
 */
function refuseUnparsable(error: FastifyError | NodeJS.ErrnoException, socket: Socket): void {
  const isLate = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  // From now on Node does not limit this request any more.
  if (isLate && stall.isJustOver) return void socket.setTimeout(REQUEST_TIMEOUT_MS);
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswered(socket)) return void socket.destroy();
  const pending = pendingResponse(socket);
  if (pending) return void pending.once('close', () => socket.destroySoon());
  const statusCode = STATUS_OF_CODE[error.code ?? ''] ?? 400;
  const { problem } = problemOf({ statusCode }, '/', requestIdFrom({}));
  const body = JSON.stringify(problem);
  // What completes a late request after its answer must not be handled.
  const end = isLate ? () => socket.destroy() : undefined;
  socket.end(
    `HTTP/1.1 ${statusCode} ${problem.title}\r\nContent-Type: ${PROBLEM_JSON}\r\n` +
      `X-Request-Id: ${problem.requestId}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    end,
  );
}

/** Whether an incomplete request has been answered already, as one whose body is too large is at once. */
function isAnswered(socket: Socket): boolean {
  const { _httpMessage: response, parser } = socket as Socket & {
    _httpMessage?: ServerResponse | null;
    parser?: { incoming: IncomingMessage | null } | null;
  };
  return !response && parser?.incoming?.complete === false;
}

/** The response on a connection that has not ended, if its request is complete or its headers have been sent. */
function pendingResponse(socket: Socket): ServerResponse | undefined {
  const { _httpMessage: response } = socket as Socket & { _httpMessage?: ServerResponse | null };
  return response && (response.req.complete || response.headersSent) ? response : undefined;
}

/** Sets the body limit of each route when it is declared; see `bodyLimitOf`. */
export function limitBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit ??= bodyLimitOf(route.url);
  });
}

/** Accepts JSON bodies in UTF-8 and nothing else; an empty body counts as none. */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (body.length === 0) return done(null, undefined);
    const json = unlessUnreadable(body);
    if (json instanceof UnreadableBodyError) done(json);
    else void parseJson(request, json, done);
  });
}

/** The text of a body, or the error to refuse it with: Fastify does not catch what a content type parser throws. */
function unlessUnreadable(body: Buffer): string | UnreadableBodyError {
  try {
    return readableJson(body);
  } catch (error) {
    if (error instanceof UnreadableBodyError) return error;
    throw error;
  }
}
