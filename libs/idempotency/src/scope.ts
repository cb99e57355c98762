import { identityOf } from '@emporium/auth';
import type { FastifyRequest } from 'fastify';

/** Within which a key stands for one request: its user's, on one method and path. */
export function scopeOf(request: FastifyRequest, key: string): string {
  const user = identityOf(request)?.userId ?? 'anonymous';
  const path = request.url.split('?', 1)[0] ?? '';
  return `${user}:${request.method}:${path}:${key}`;
}
