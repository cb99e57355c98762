import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { contextFrom, PROBLEM_JSON, problemOf, withContext } from '@emporium/http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger as Pino } from 'pino';
import type { Metrics } from './metrics';

/** The largest request body, in bytes. */
export const BODY_LIMIT_BYTES = 1_048_576;

/** The server under a service: limits and timeouts set, errors of the protocol itself as problem details. */
export function createAdapter(options: { trustProxy?: boolean | number | string } = {}): FastifyAdapter {
  return new FastifyAdapter({
    ...options,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const { requestId, traceparent } = contextFrom(request.headers);
      const { problem } = problemOf(error, '/', requestId);
      void reply
        .status(problem.status)
        .headers({ 'X-Request-Id': requestId, traceparent })
        .type(PROBLEM_JSON)
        .send(JSON.stringify(problem));
    },
    clientErrorHandler: refuseUnparsable,
  });
}

/** Answers bytes that are no HTTP request. */
function refuseUnparsable(error: FastifyError | NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const statusCode = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const { problem } = problemOf({ statusCode }, '/', contextFrom({}).requestId);
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${statusCode} ${problem.title}\r\nContent-Type: ${PROBLEM_JSON}\r\n` +
      `X-Request-Id: ${problem.requestId}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** Gives each request its context, log line and measurement. */
export function followRequests(fastify: FastifyInstance, pino: Pino, metrics: Metrics): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const context = contextFrom(request.headers);
    void reply.headers({ 'X-Request-Id': context.requestId, traceparent: context.traceparent });
    withContext(context, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, url } = request;
    const route = request.routeOptions.url ?? 'none';
    const { statusCode, elapsedTime } = reply;
    metrics.observeRequest(method, route, statusCode, elapsedTime / 1000);
    if (!isProbe(request.raw)) {
      pino.info(
        { method, url, status: statusCode, durationMs: Math.round(elapsedTime * 10) / 10 },
        'request',
      );
    }
    done();
  });
}

const isProbe = ({ url = '' }: IncomingMessage) => url.startsWith('/health') || url === '/metrics';

/** Reads JSON bodies and nothing else; an empty one counts as none. */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parseJson(request, body as string, done);
  });
}
