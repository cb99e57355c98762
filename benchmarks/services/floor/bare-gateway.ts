import { type ServiceName, urlVariableOf } from '@emporium/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'undici';
import { serve } from './bare-server';

const ROUTES: readonly (readonly [prefix: string, service: ServiceName])[] = [
  ['products', 'product-service'],
  ['orders', 'order-service'],
  ['cart', 'order-service'],
  ['users', 'user-service'],
];

/** Passes requests on and responses back, and does nothing else. */
const forwarder = (pool: Pool) => async (request: FastifyRequest, reply: FastifyReply) => {
  const { statusCode, headers, body } = await pool.request({
    method: request.method,
    path: request.url,
    headers: request.headers,
    body: request.body as Buffer | undefined,
  });
  return reply
    .code(statusCode)
    .headers(headers)
    .send(Buffer.from(await body.arrayBuffer()));
};

void serve((app) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  for (const [prefix, service] of ROUTES) {
    const forward = forwarder(new Pool(process.env[urlVariableOf(service)] ?? ''));
    app.all(`/${prefix}`, forward);
    app.all(`/${prefix}/*`, forward);
  }
});
