import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ServiceConfig } from '../config/service.config';
import { InFlightRequests } from './in-flight-requests';
import { Readiness } from './readiness';

/** How long requests in flight may take to finish. */
const FINISH_TIMEOUT_MS = 10_000;

/**
 * Shuts down on SIGTERM or SIGINT by {@link leave}, in at most the drain time plus 10 s; on a second signal at once.
 */
export function shutDownOnSignals(app: NestFastifyApplication): void {
  const logger = new Logger('Shutdown');
  const inFlight = new InFlightRequests(app.getHttpServer());
  let isLeaving = false;
  const shutDown = async (signal: string) => {
    if (isLeaving) process.exit(1);
    isLeaving = true;
    const { drainMs } = app.get(ServiceConfig);
    logger.log(`${signal}: draining for ${drainMs} ms`);
    setTimeout(() => process.exit(1), drainMs + FINISH_TIMEOUT_MS).unref();
    await leave(app, inFlight, drainMs);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void shutDown(signal));
}

/**
 * Shuts a service down in three steps. It reports not ready and lets connections end, but goes on serving until
 * balancers have noticed. Then it accepts nothing new and finishes the requests in flight. Then it closes the rest,
 * Redis last.
 *
 * Nest's own `close` would refuse requests that arrive meanwhile, and stop providers that requests in flight may need.
 *
 * @see https://github.com/nestjs/nest/issues/11416
 */
export async function leave(
  app: NestFastifyApplication,
  inFlight: InFlightRequests,
  drainMs: number,
): Promise<void> {
  app.get(Readiness).hold('The service is shutting down.');
  inFlight.endConnections();
  await sleep(drainMs);
  await inFlight.close();
  await app.close();
}
