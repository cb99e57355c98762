import { type ExecutionContext, Global, Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { GatewayConfig } from '../config/gateway.config';
import { CacheRedis } from '../redis/cache-redis.module';
import type { Route } from '../routing/route';
import { BesideApi } from './beside-api';
import type { LimitPolicy } from './limit-policy';
import { LimitMetrics } from './limits.metrics';
import { RateLimiter } from './rate-limiter';
import { RedisThrottlerStorage } from './redis-throttler.storage';
import { RefreshedSession } from './refreshed-session';

/** Skips a throttler for routes that have none of these limits. */
const unlessOf =
  (...limits: Route['limit'][]) =>
  (context: ExecutionContext) => {
    const { destination } = context.switchToHttp().getRequest<FastifyRequest>();
    return !destination || !limits.includes(destination.route.limit);
  };

function throttlersOf({ RATE_LIMIT, AUTH_RATE_LIMIT, RATE_LIMIT_WINDOW }: GatewayConfig): LimitPolicy[] {
  const ttl = RATE_LIMIT_WINDOW * 1_000;
  const registrations = Math.ceil(AUTH_RATE_LIMIT / 2);
  return [
    { name: 'default', limit: RATE_LIMIT, ttl },
    { name: 'auth', limit: AUTH_RATE_LIMIT, ttl, skipIf: unlessOf('auth', 'register') },
    { name: 'register', limit: registrations, ttl, skipIf: unlessOf('register') },
    { name: 'refresh', limit: AUTH_RATE_LIMIT, ttl, skipIf: unlessOf('refresh') },
  ];
}

/** The limits of every client, and the tighter ones of logins, registrations and refreshes. */
@Global()
@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      inject: [GatewayConfig, CacheRedis],
      useFactory: (config: GatewayConfig, redis: CacheRedis) => ({
        throttlers: throttlersOf(config),
        storage: new RedisThrottlerStorage(redis),
      }),
    }),
  ],
  providers: [BesideApi, RateLimiter, RefreshedSession, LimitMetrics],
  exports: [RateLimiter, RefreshedSession],
})
export class LimitsModule {}
