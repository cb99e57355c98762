import type { FastifyInstance } from 'fastify';

/** Swagger UI styles itself inline and shows images of its own; nothing else comes from anywhere else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** @see OWASP HTTP Security Response Headers Cheat Sheet */
const SECURITY_HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

const isRead = (method: string) => method === 'GET' || method === 'HEAD';

/** Sets what every answer of the gateway has, whatever becomes of the request. */
export function setEdgeHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    // Only this gateway says under which prefix it was called.
    delete request.raw.headers['x-forwarded-prefix'];
    void reply.headers(SECURITY_HEADERS);
    // Until the cache says otherwise, so that refusals have it too.
    if (isRead(request.method) && request.url.startsWith('/api')) void reply.header('X-Cache', 'BYPASS');
    done();
  });
}
