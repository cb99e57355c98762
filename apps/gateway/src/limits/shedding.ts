import underPressure from '@fastify/under-pressure';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Connections, Metrics } from '@emporium/service';
import type { FastifyInstance } from 'fastify';
import { addressOf } from './client-address';
import { InFlight } from './in-flight';
import { OverloadedError } from './overloaded.error';

/** The event loop may be this late, on average over a sample. */
const MAX_DELAY_MS = 1_000;
const SAMPLE_MS = 1_000;
/** Requests that are worked on; each holds memory and perhaps a connection to a service. */
const MAX_IN_FLIGHT = 4_000;

/** A quarter of that, for one address. */
const MOST_OF_AN_ADDRESS = 1_000;

/** Refuses requests that this process could only answer late, before it does anything for them. */
export async function shedLoad(app: NestFastifyApplication, connections: Connections): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  limitInFlight(fastify, app.get(Metrics), connections);
  limitPerAddress(fastify);
  let isStarted = false;
  // By then no sample reaches back to the start, whose own work is no load.
  fastify.addHook('onListen', (done) => {
    setTimeout(() => (isStarted = true), 2 * SAMPLE_MS).unref();
    done();
  });
  await app.register(underPressure, {
    maxEventLoopDelay: MAX_DELAY_MS,
    sampleInterval: SAMPLE_MS,
    pressureHandler: ({ url }) => {
      if (isStarted && isSheddable(url)) throw new OverloadedError();
    },
  });
}

/**
 * @param metrics its `inFlight` is counted by `recordRequests`, whose hook has to come first
 * @param connections tell how many of them are worked on; the others wait in sockets for their clients to read
 * @param most requests that are worked on; the next one is refused
 */
export function limitInFlight(
  fastify: FastifyInstance,
  metrics: Pick<Metrics, 'inFlight'>,
  connections: Pick<Connections, 'countUnanswered'>,
  most = MAX_IN_FLIGHT,
): void {
  fastify.addHook('onRequest', ({ url }, _reply, done) => {
    const isFull = metrics.inFlight > most && connections.countUnanswered() > most;
    if (isFull && isSheddable(url)) done(new OverloadedError());
    else done();
  });
}

/** Refuses an address more requests under way than it may have, be they worked on or waiting for it to read. */
export function limitPerAddress(fastify: FastifyInstance, most = MOST_OF_AN_ADDRESS): void {
  const inFlight = new InFlight(most);
  fastify.addHook('onRequest', (request, reply, done) => {
    try {
      if (isSheddable(request.url)) inFlight.enter(addressOf(request), reply.raw);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}

/** Health and metrics are always served, under load above all; `limitBesideApi` bounds how often. */
const isSheddable = (url: string) => !/^\/(?:health|metrics)\b/.test(url);
