import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createAdapter, createPino, followRequests, Metrics, NestLogger } from '@emporium/service';
import type { FastifyInstance } from 'fastify';
import type { Logger as Pino } from 'pino';
import { allowOrigins } from './cors';
import { serveMergedDocs } from './docs/serve-merged-docs';
import { setEdgeHeaders } from './edge-headers';
import type { GatewayConfig } from './gateway.config';
import { GatewayModule } from './gateway.module';
import { refuseMalformedRequests } from './routing/strict-requests';

/** Builds the gateway, ready to listen; tests run several in one process. */
export async function createGateway(
  config: GatewayConfig,
  pino: Pino = createPino('gateway', config),
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.forRoot(config),
    createAdapter({ trustProxy: config.TRUST_PROXY }),
    { logger: new NestLogger(pino), bodyParser: false, abortOnError: false },
  );
  const fastify = app.getHttpAdapter().getInstance();
  followRequests(fastify, pino, app.get(Metrics));
  setEdgeHeaders(fastify);
  allowOrigins(app, config);
  refuseMalformedRequests(fastify);
  leaveBodiesUnread(fastify);
  serveMergedDocs(app);
  return app;
}

/** Bodies are streamed on, of whatever type: what they may be, the services say. */
function leaveBodiesUnread(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null));
}
