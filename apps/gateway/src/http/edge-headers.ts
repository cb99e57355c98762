import { isRead, traceparentFrom } from '@emporium/http';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The fields of every response of the gateway, names and values in turn. */
    edgeFields: readonly string[];
  }
}

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
const SECURITY_FIELDS = [
  ...['content-security-policy', CONTENT_SECURITY_POLICY],
  ...['cross-origin-opener-policy', 'same-origin'],
  ...['cross-origin-resource-policy', 'same-origin'],
  ...['referrer-policy', 'no-referrer'],
  ...['x-content-type-options', 'nosniff'],
  ...['x-frame-options', 'DENY'],
];

/**
 * For a year, of this host alone: what else stands under its domain is not ours to say.
 *
 * @see RFC 6797
 */
const SECURITY_FIELDS_OVER_TLS = [...SECURITY_FIELDS, 'strict-transport-security', 'max-age=31536000'];

/**
 * Sets the fields that every response of the gateway has, whatever becomes of the request.
 *
 * Responses that go straight to the wire take the list as it is; for the others it is put on the reply at the end.
 */
export function setEdgeHeaders(fastify: FastifyInstance): void {
  fastify.decorateRequest('edgeFields');
  fastify.addHook('onRequest', (request, reply, done) => {
    const { headers } = request.raw;
    // Only this gateway says under which prefix it was called.
    if (headers['x-forwarded-prefix'] !== undefined) delete headers['x-forwarded-prefix'];
    const traceparent = (headers.traceparent = traceparentFrom(headers));
    const fields = request.protocol === 'https' ? SECURITY_FIELDS_OVER_TLS : SECURITY_FIELDS;
    request.edgeFields = [...fields, 'x-request-id', request.id, 'traceparent', traceparent];
    // Until the cache says otherwise, so that refusals have it too.
    if (isRead(request.method) && request.url.startsWith('/api')) void reply.header('x-cache', 'BYPASS');
    done();
  });
  fastify.addHook('onSend', ({ edgeFields }, reply, _payload, done) => {
    for (let i = 0; i < edgeFields.length; i += 2)
      void reply.header(edgeFields[i] as string, edgeFields[i + 1]);
    done();
  });
}
