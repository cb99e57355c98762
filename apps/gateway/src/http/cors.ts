import type { FastifyInstance } from 'fastify';
import type { GatewayConfig } from '../config/gateway.config';

const THIS_MACHINE = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const EXPOSED = [
  ...[
    'Accept-Encoding',
    'Age',
    'Allow',
    'Deprecation',
    'ETag',
    'Idempotency-Replayed',
    'Link',
    'Location',
    'RateLimit',
  ],
  ...['RateLimit-Policy', 'Retry-After', 'Sunset', 'X-Cache', 'X-Request-Id'],
].join(', ');
const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const PREFLIGHT_LASTS_SECONDS = '600';

/**
 * Lets pages of the configured origins call the API.
 *
 * Our own, since requests that no web page sends, nearly all of them, should not pay for it.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function allowOrigins(fastify: FastifyInstance, { CORS_ORIGINS }: GatewayConfig): void {
  const isAllowed = (origin: string) => CORS_ORIGINS?.includes(origin) ?? THIS_MACHINE.test(origin);
  fastify.addHook('onRequest', ({ method, raw: { headers } }, reply, done) => {
    void reply.header('vary', 'Origin');
    const { origin } = headers;
    if (origin === undefined || !isAllowed(origin)) return done();
    void reply.header('access-control-allow-origin', origin);
    if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) {
      void reply.header('access-control-expose-headers', EXPOSED);
      return done();
    }
    void reply.header('access-control-allow-methods', METHODS);
    void reply.header('access-control-max-age', PREFLIGHT_LASTS_SECONDS);
    const asked = headers['access-control-request-headers'];
    if (asked !== undefined) void reply.header('access-control-allow-headers', asked);
    void reply.code(204).send();
  });
}
