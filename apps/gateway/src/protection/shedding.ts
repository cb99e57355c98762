import underPressure from '@fastify/under-pressure';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Metrics } from '@emporium/service';
import type { FastifyInstance } from 'fastify';
import { OverloadedError } from './overloaded.error';

/** The event loop may be this late, on average over a sample. */
const MAX_DELAY_MS = 1_000;
const SAMPLE_MS = 1_000;
/** Requests under way; each holds memory and perhaps a connection to a service. */
const MAX_IN_FLIGHT = 4_000;

/** Refuses requests that this process could only answer late, before it does anything for them. */
export async function shedLoad(app: NestFastifyApplication): Promise<void> {
  limitInFlight(app.getHttpAdapter().getInstance(), app.get(Metrics));
  await app.register(underPressure, {
    maxEventLoopDelay: MAX_DELAY_MS,
    sampleInterval: SAMPLE_MS,
    pressureHandler: ({ url }) => {
      if (isSheddable(url)) throw new OverloadedError();
    },
  });
}

/**
 * @param metrics its `inFlight` is counted by `recordRequests`, whose hook has to come first
 * @param most requests under way; the next one is refused
 */
export function limitInFlight(
  fastify: FastifyInstance,
  metrics: Pick<Metrics, 'inFlight'>,
  most = MAX_IN_FLIGHT,
): void {
  fastify.addHook('onRequest', ({ url }, _reply, done) => {
    if (metrics.inFlight > most && isSheddable(url)) done(new OverloadedError());
    else done();
  });
}

/** Whoever watches this process is told how it is, in particular now; of that a limit of its own lets only so much pass. */
const isSheddable = (url: string) => !/^\/(?:health|metrics)\b/.test(url);
