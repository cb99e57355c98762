import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Readiness } from './health.controller';
import { OwedAnswers } from './in-flight-requests';
import { ServiceConfig } from '../config/service.config';

/** How long requests in flight may take to finish. */
const FINISH_TIMEOUT_MS = 10_000;

/** Leaves on SIGTERM or SIGINT as {@link leave} does, within drain time and 10 s; on a second signal at once. */
export function shutDownOnSignals(app: NestFastifyApplication): void {
  const logger = new Logger('Shutdown');
  const answers = new OwedAnswers(app.getHttpServer());
  let isLeaving = false;
  const shutDown = async (signal: string) => {
    if (isLeaving) process.exit(1);
    isLeaving = true;
    const { drainMs } = app.get(ServiceConfig);
    logger.log(`${signal}: draining for ${drainMs} ms`);
    setTimeout(() => process.exit(1), drainMs + FINISH_TIMEOUT_MS).unref();
    await leave(app, answers, drainMs);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void shutDown(signal));
}

/**
 * Is not ready any more and ends connections, but serves on while balancers notice; then accepts nothing new, finishes
 * what is in flight, and closes everything else, Redis last.
 *
 * Nest would refuse what comes in while it closes, and stops providers that requests in flight may need.
 *
 * @see https://github.com/nestjs/nest/issues/11416
 */
export async function leave(
  app: NestFastifyApplication,
  answers: OwedAnswers,
  drainMs: number,
): Promise<void> {
  app.get(Readiness).hold('The service is shutting down.');
  answers.endConnections();
  await sleep(drainMs);
  await answers.close();
  await app.close();
}
