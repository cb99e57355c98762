import { type DynamicModule, Logger, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomTransportStrategy, MicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { announceDeprecations, describeRepresentations } from '@emporium/http';
import type { Logger as Pino } from 'pino';
import { withDevelopmentSecret } from '../config/jwt-secret';
import { ConfigError, readConfig } from '../config/read-config';
import type { ServiceConfig } from '../config/service.config';
import { limitConnections } from '../http/connections';
import { acceptGzip } from '../http/content-coding';
import { refuseUndeclaredQuery } from '../http/declared-query';
import { acceptJsonOnly, createAdapter, limitBodies } from '../http/fastify';
import { forbidStorage } from '../http/forbid-storage';
import { refuseOtherMethods } from '../http/other-methods';
import { createPino, NestLogger } from '../observability/logger';
import { ManagementServer } from '../observability/management-server';
import { Metrics } from '../observability/metrics';
import { carryContext, recordRequests } from '../observability/request-logging';
import { describeApi } from '../openapi/describe-api';
import { ServedDocument, serveDocument } from '../openapi/served-document';
import { freeStartMemory } from './free-start-memory';
import { SelfRegistration } from './self-registration';
import { shutDownOnSignals } from './shutdown';

/** What makes one service: its name, its variables and its modules. */
export interface ServiceDefinition<Config extends ServiceConfig> {
  readonly name: string;
  /** A sentence for the OpenAPI document. */
  readonly description: string;
  readonly config: new () => Config;
  readonly module: (config: Config) => DynamicModule;
  /** The provider that delivers events to the module's handlers; absent when it has none. */
  readonly events?: Type<CustomTransportStrategy>;
}

/** Builds the application, ready to listen; tests use it to run a service inside their own process. */
export async function createService<Config extends ServiceConfig>(
  { name, description, module, events }: Omit<ServiceDefinition<Config>, 'config'>,
  config: Config,
  pino: Pino = createPino(name, config, { isBatched: true }),
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module(config), createAdapter(), {
    logger: new NestLogger(pino),
    bodyParser: false,
    abortOnError: false,
  });
  if (events) app.connectMicroservice<MicroserviceOptions>({ strategy: app.get(events) });
  const fastify = app.getHttpAdapter().getInstance();
  limitConnections(fastify);
  limitBodies(fastify);
  announceDeprecations(fastify);
  carryContext(fastify);
  recordRequests(fastify, pino, app.get(Metrics));
  describeRepresentations(fastify);
  forbidStorage(fastify);
  refuseOtherMethods(fastify, { isHidden: (url) => config.isManagedApart && url === '/metrics' });
  acceptGzip(fastify);
  acceptJsonOnly(fastify);
  const document = describeApi(app, name, description);
  refuseUndeclaredQuery(fastify, document);
  if (config.DOCS_ENABLED) serveBuilt(app, document);
  return app;
}

function serveBuilt(app: NestFastifyApplication, document: OpenAPIObject): void {
  const served = new ServedDocument(document);
  serveDocument(app, document.info.title, () => served);
}

/** Starts a service from the environment; a bad configuration ends the process with one clear message. */
export async function startService<Config extends ServiceConfig>(
  definition: ServiceDefinition<Config>,
): Promise<void> {
  const config = configOrExit(definition.config);
  const app = await createService(definition, config);
  shutDownOnSignals(app);
  await app.init();
  await freeStartMemory();
  await app.listen(config.PORT, '0.0.0.0');
  await app.get(ManagementServer).listen();
  await app.startAllMicroservices();
  app.get(SelfRegistration).begin(definition.name);
  new Logger('Service').log(`${definition.name} listens on ${await app.getUrl()}`);
}

/** Reads the configuration, or prints what is wrong with it and ends the process. */
export function configOrExit<Config extends ServiceConfig>(configClass: new () => Config): Config {
  try {
    // eslint-disable-next-line no-restricted-properties -- the one place that reads it
    return readConfig(configClass, withDevelopmentSecret(process.env));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}
