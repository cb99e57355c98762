import { Injectable } from '@nestjs/common';
import { InjectThrottlerOptions, type ThrottlerModuleOptions } from '@nestjs/throttler';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressOf } from './rate-limiter';
import { type Hits, LimitPolicy } from './limit-policy';
import { LocalWindows } from './local-windows';
import { RateLimitedError } from './rate-limited.error';
import { LimitMetrics } from './limits.metrics';

/**
 * Limits what an address may ask for beside `/api`: its health, its metrics and its documents, each on its own, so that
 * nobody keeps a probe away by reading documents.
 *
 * Counted by this process alone: the health of a gateway whose Redis is away must be told, too.
 */
@Injectable()
export class BesideApi {
  private readonly policy: LimitPolicy;
  private readonly windows = new LocalWindows();

  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    private readonly refusals: LimitMetrics,
  ) {
    this.policy = LimitPolicy.named('beside', 'throttlers' in options ? options.throttlers : options);
  }

  /** @throws RateLimitedError */
  count(request: FastifyRequest, reply: FastifyReply): void {
    const { policy } = this;
    const key = `${kindOf(request.url)}:${addressOf(request)}`;
    const { hits: totalHits, endsAt } = this.windows.hit(key, policy.windowMs);
    const timeToExpire = Math.ceil((endsAt - performance.now()) / 1000);
    const isBlocked = totalHits > policy.limit;
    const hits: Hits = { totalHits, timeToExpire, isBlocked, timeToBlockExpire: timeToExpire };
    void reply.header('RateLimit-Policy', policy.policyHeader);
    void reply.header('RateLimit', policy.rateLimitHeader(hits));
    if (!isBlocked) return;
    this.refusals.count(policy.name);
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
