import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  createAdapter,
  createPino,
  forbidStorage,
  limitConnections,
  Metrics,
  NestLogger,
  recordRequests,
  refuseOtherMethods,
} from '@emporium/service';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger as Pino } from 'pino';
import type { GatewayConfig } from './config/gateway.config';
import { serveMergedDocs } from './docs/serve-merged-docs';
import { takeFastPath } from './entry/cache-fast-path';
import { mayShareStrategy } from './entry/may-share.constraint';
import { GatewayModule } from './gateway.module';
import { allowOrigins } from './http/cors';
import { setEdgeHeaders } from './http/edge-headers';
import { limitBesideApi } from './limits/beside-api';
import { addressOf } from './limits/client-address';
import { shedLoad } from './limits/shedding';
import { allowedMethods } from './routing/allowed-methods';
import { routeRequests } from './routing/route-requests';
import { refuseExpectations } from './routing/unmet-expectations';

/** Builds the gateway, ready to listen; tests run several in one process. */
export async function createGateway(
  config: GatewayConfig,
  pino: Pino = createPino('gateway', config, { isBatched: true }),
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.forRoot(config),
    createAdapter({ trustProxy: config.TRUST_PROXY }),
    { logger: new NestLogger(pino), bodyParser: false, abortOnError: false },
  );
  const fastify = app.getHttpAdapter().getInstance();
  fastify.decorateRequest('userClient');
  fastify.addConstraintStrategy(mayShareStrategy);
  const connections = limitConnections(fastify, addressOf);
  recordRequests(fastify, pino, app.get(Metrics), routeOf);
  setEdgeHeaders(fastify);
  forbidStorage(fastify);
  await shedLoad(app, connections);
  allowOrigins(fastify, config);
  routeRequests(fastify);
  limitBesideApi(app);
  takeFastPath(app);
  refuseOtherMethods(fastify, {
    isHidden: (url) => url.startsWith('/api') || (config.isManagedApart && url === '/metrics'),
    elsewhere: allowedMethods,
  });
  refuseExpectations(fastify);
  leaveBodiesUnread(fastify);
  if (config.DOCS_ENABLED) serveMergedDocs(app);
  return app;
}

/** The route's template as the services know it. */
const routeOf = ({ destination, routeOptions }: FastifyRequest) =>
  destination ? `/api${destination.route.pattern}` : (routeOptions.url ?? 'none');

/** Bodies are streamed on, of whatever type: what they may be, the services say. */
function leaveBodiesUnread(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null));
}
