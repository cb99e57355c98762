import type { FastifyRequest } from 'fastify';
import { destinationOf } from '../routing/routed-request';

const WANTS_THE_SERVICE = /\b(no-cache|no-store|max-age=0)\b/i;

/** Whether a request may be answered with what others got: its route allows it, and its client does not object. */
export function isShared(request: FastifyRequest): boolean {
  if (!destinationOf(request).route.isCacheable) return false;
  const cacheControl = request.raw.headers['cache-control'];
  return cacheControl === undefined || !WANTS_THE_SERVICE.test(cacheControl);
}
