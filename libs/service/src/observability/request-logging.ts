import { clientAddressOf, contextFrom, traceIdOf, withContext } from '@emporium/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger as Pino } from 'pino';
import type { Metrics } from './metrics';

/** Gives each request its context, which all code that handles the request can read. */
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
    // `traceIdOf` reads it from the headers, since in the gateway requests have no context.
    request.raw.headers.traceparent = context.traceparent;
    withContext(context, done);
  });
}

/** nginx's status for a connection that closed before the response was complete, mostly because the client left. */
const CLIENT_CLOSED_REQUEST = 499;

/**
 * Logs and measures each request when its response has been sent, or when its client has left before. Fastify does not
 * call `onResponse` in the second case.
 *
 * @param routeOf the template of a request's path, e.g. `/products/:id`, so that there are few time series
 */
export function recordRequests(
  fastify: FastifyInstance,
  pino: Pino,
  metrics: Metrics,
  routeOf: (request: FastifyRequest) => string = ({ routeOptions }) => routeOptions.url ?? 'none',
): void {
  // These lines hold no secrets, and searching them for secrets takes as long as writing them.
  const log = pino.child({}, { redact: [] });
  const record = (request: FastifyRequest, reply: FastifyReply) => {
    const { method, url, id: requestId } = request;
    const { elapsedTime } = reply;
    const status = reply.raw.writableEnded ? reply.statusCode : CLIENT_CLOSED_REQUEST;
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
