import type { FastifyInstance } from 'fastify';

/** No answer is kept by anybody unless its handler says that it may be: nearly all are for one user, or of one moment. */
export function forbidStorage(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done();
  });
}
