import { contextFrom, withContext } from '@emporium/http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger as Pino } from 'pino';
import type { Metrics } from './metrics';

/** Gives each request its context, which follows it through all that it awaits. */
export function carryContext(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const context = contextFrom(request.headers, request.id);
    void reply.headers({ 'X-Request-Id': context.requestId, traceparent: context.traceparent });
    withContext(context, done);
  });
}

/**
 * Gives each request a log line and a measurement when its answer is sent.
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
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, url, id: requestId } = request;
    const { statusCode: status, elapsedTime } = reply;
    metrics.observeRequest(method, routeOf(request), status, elapsedTime / 1000);
    if (!isProbe(url)) {
      const durationMs = Math.round(elapsedTime * 10) / 10;
      log.info({ requestId, method, url, status, durationMs }, 'request');
    }
    done();
  });
}

const isProbe = (url: string) => url.startsWith('/health') || url === '/metrics';
