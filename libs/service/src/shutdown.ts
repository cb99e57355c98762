import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Readiness } from './health.controller';

/** How long requests in flight may take to finish. */
const DRAIN_TIMEOUT_MS = 10_000;

/** On SIGTERM or SIGINT: not ready any more, no new connections, requests in flight finish, then Redis closes. */
export function shutDownOnSignals(app: NestFastifyApplication): void {
  const logger = new Logger('Shutdown');
  let isShuttingDown = false;
  const shutDown = async (signal: string) => {
    if (isShuttingDown) return;
    isShuttingDown = true;
    app.get(Readiness).hold('The service is shutting down.');
    logger.log(`${signal}: draining`);
    setTimeout(() => process.exit(1), DRAIN_TIMEOUT_MS).unref();
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void shutDown(signal));
}
