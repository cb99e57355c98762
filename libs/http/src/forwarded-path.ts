import type { FastifyRequest } from 'fastify';

const PUBLIC_PREFIX = /^\/api(\/v[1-9])?$/;

/**
 * Path and query as the client sent them: the gateway removes its prefix and passes it on in `X-Forwarded-Prefix`.
 * Links and `Location` are built from this.
 */
export const clientUrl = (request: FastifyRequest): string => publicPrefix(request) + request.url;

/** The path that the client asked for, as a problem's `instance`. */
export const instanceOf = (request: FastifyRequest): string => clientUrl(request).split('?', 1)[0] ?? '/';

/** `/api` or `/api/v1` for a request that came through the gateway, else empty. */
export function publicPrefix(request: FastifyRequest): string {
  const prefix = request.headers['x-forwarded-prefix'];
  return typeof prefix === 'string' && PUBLIC_PREFIX.test(prefix) ? prefix : '';
}
