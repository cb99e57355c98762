import { clientAddressOf, contextFrom, traceIdOf, withContext } from '@emporium/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger as Pino } from 'pino';
import type { Metrics } from './metrics';

/** Gives each request its context, which follows it through all that it awaits. */
export function carryContext(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const context = {
      ...contextFrom(request.headers, request.id),
      clientAddress: clientAddressOf(request),
      onClose: (listener: () => void) => {
        reply.raw.once('close', listener);
        return () => void reply.raw.off('close', listener);
      },
    };
    void reply.headers({ 'X-Request-Id': context.requestId, traceparent: context.traceparent });
    // Where `traceIdOf` looks for it, as in the gateway, which has no context.
    request.raw.headers.traceparent = context.traceparent;
    withContext(context, done);
  });
}

/** As nginx has it: the connection went before the answer was whole, nearly always because the client left. */
const CUT_SHORT = 499;

/**
 * Gives each request a log line and a measurement when its answer is sent, or its client has left without.
 *
 * Fastify's `onResponse` would hear nothing of the latter.
 *
 * @param routeOf a request's template, e.g. `/products/:id`, so that series stay few
 */
export function recordRequests(
  fastify: FastifyInstance,
  pino: Pino,
  metrics: Metrics,
  routeOf: (request: FastifyRequest) => string = ({ routeOptions }) => routeOptions.url ?? 'none',
): void {
  // Its lines hold nothing secret, and looking for secrets costs as much as writing them.
  const log = pino.child({}, { redact: [] });
  const record = (request: FastifyRequest, reply: FastifyReply) => {
    const { method, url, id: requestId } = request;
    const { elapsedTime } = reply;
    const status = reply.raw.writableEnded ? reply.statusCode : CUT_SHORT;
    metrics.observeRequest(method, routeOf(request), status, elapsedTime / 1000);
    if (isProbe(url)) return;
    const traceId = traceIdOf(request.raw.headers);
    const durationMs = Math.round(elapsedTime * 10) / 10;
    log.info({ requestId, traceId, method, url, status, durationMs }, 'request');
  };
  fastify.addHook('onRequest', (request, reply, done) => {
    metrics.inFlight++;
    reply.raw.on('close', () => {
      metrics.inFlight--;
      record(request, reply);
    });
    done();
  });
}

const isProbe = (url: string) => url.startsWith('/health') || url === '/metrics';
