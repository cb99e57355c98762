import type { FastifyInstance } from 'fastify';

/** Forbids caching a response unless its handler allows it: nearly all are for one user, or true for a moment only. */
export function forbidStorage(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done();
  });
}
