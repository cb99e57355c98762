import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { bodyLimitOf, DEFAULT_BODY_LIMIT_BYTES } from '@emporium/contracts';
import { PROBLEM_JSON, problemOf, requestIdFrom, traceparentFrom } from '@emporium/http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readableJson, UnreadableBodyError } from './json-shape';
import { originForm } from './origin-form';

/** The server under a service: limits and timeouts set, errors of the protocol itself as problem details. */
export function createAdapter(options: { trustProxy?: boolean | number | string } = {}): FastifyAdapter {
  return new FastifyAdapter({
    ...options,
    bodyLimit: DEFAULT_BODY_LIMIT_BYTES,
    skipMiddie: true,
    rewriteUrl: originForm,
    genReqId: ({ headers }: IncomingMessage) => requestIdFrom(headers),
    // A request without a Host header gets an answer of ours, not Node's.
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 500, requireHostHeader: false },
    requestTimeout: 10_000,
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

/** Answers bytes that are no HTTP request; what was asked before them on the same connection is answered first. */
function refuseUnparsable(error: FastifyError | NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswered(socket)) return void socket.destroy();
  const due = answerDue(socket);
  if (due) return void due.once('close', () => socket.destroySoon());
  const statusCode = STATUS_OF_CODE[error.code ?? ''] ?? 400;
  const { problem } = problemOf({ statusCode }, '/', requestIdFrom({}));
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${statusCode} ${problem.title}\r\nContent-Type: ${PROBLEM_JSON}\r\n` +
      `X-Request-Id: ${problem.requestId}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** Whether a request that never became whole has its answer, as one with too large a body has at once. */
function isAnswered(socket: Socket): boolean {
  const { _httpMessage: answer, parser } = socket as Socket & {
    _httpMessage?: ServerResponse | null;
    parser?: { incoming: IncomingMessage | null } | null;
  };
  return !answer && parser?.incoming?.complete === false;
}

/** The answer on a connection that is still owed to a request that came whole, or that is being sent. */
function answerDue(socket: Socket): ServerResponse | undefined {
  const { _httpMessage: answer } = socket as Socket & { _httpMessage?: ServerResponse | null };
  return answer && (answer.req.complete || answer.headersSent) ? answer : undefined;
}

/** Gives each route, as it is declared, the body limit of its kind. */
export function limitBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit ??= bodyLimitOf(route.url);
  });
}

/** Reads JSON bodies in UTF-8 and nothing else; an empty one counts as none. */
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

/** The text of a body, or why it is refused: what is thrown while a body is parsed, nobody catches. */
function unlessUnreadable(body: Buffer): string | UnreadableBodyError {
  try {
    return readableJson(body);
  } catch (error) {
    if (error instanceof UnreadableBodyError) return error;
    throw error;
  }
}
