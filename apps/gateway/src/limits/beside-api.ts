import { Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatewayConfig } from '../config/gateway.config';
import { addressOf } from './client-address';
import { type LimitPolicy, policyHeader, rateLimitHeader } from './limit-policy';
import { LimitMetrics } from './limits.metrics';
import { LocalWindows } from './local-windows';
import { RateLimitedError } from './rate-limited.error';

/** Five a second: more than whoever watches this process asks of it, be the limit of the API as low as it may. */
const LEAST = 300;
const WINDOW_MS = 60_000;

/**
 * Limits what an address may ask for beside `/api`: its health, its metrics and its documents, each on its own, so that
 * nobody keeps a probe away by reading documents.
 *
 * Counted by this process alone, since the health of a gateway whose Redis is away must be readable, too.
 */
@Injectable()
export class BesideApi {
  private readonly policy: LimitPolicy;
  private readonly windows = new LocalWindows();

  constructor(
    { RATE_LIMIT }: GatewayConfig,
    private readonly metrics: LimitMetrics,
  ) {
    this.policy = { name: 'beside', limit: Math.max(LEAST, RATE_LIMIT), ttl: WINDOW_MS };
  }

  /** @throws RateLimitedError */
  count(request: FastifyRequest, reply: FastifyReply): void {
    const { policy } = this;
    const key = `${kindOf(request.url)}:${addressOf(request)}`;
    const { hits: totalHits, endsAt } = this.windows.hit(key, policy.ttl);
    const timeToExpire = Math.ceil((endsAt - performance.now()) / 1000);
    void reply.header('RateLimit-Policy', policyHeader(policy));
    void reply.header('RateLimit', rateLimitHeader(policy, { totalHits, timeToExpire }));
    if (totalHits <= policy.limit) return;
    this.metrics.countRefusal(policy.name);
    throw new RateLimitedError(timeToExpire);
  }
}

const IS_API = /^\/api(?:[/?]|$)/;
const kindOf = (url: string) => /^\/(health|metrics)\b/.exec(url)?.[1] ?? 'documents';

/** Counts every request that the limits of the API do not see. */
export function limitBesideApi(app: NestFastifyApplication): void {
  const besideApi = app.get(BesideApi, { strict: false });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      try {
        if (!IS_API.test(request.url)) besideApi.count(request, reply);
        done();
      } catch (error) {
        done(error as Error);
      }
    });
}
