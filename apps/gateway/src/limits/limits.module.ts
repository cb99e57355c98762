import { Global, Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { CacheRedis } from '../redis/cache-redis.module';
import { GatewayConfig } from '../config/gateway.config';
import { BesideApi } from './beside-api';
import { RateLimiter } from './rate-limiter';
import { RefreshedSession } from './refreshed-session';
import { RedisThrottlerStorage } from './redis-throttler.storage';
import { LimitMetrics } from './limits.metrics';

/** Five a second: more than whoever watches this process asks of it, be the limit of the API as low as it may. */
const BESIDE_LIMIT = 300;
const BESIDE_WINDOW_MS = 60_000;

/** The limits of every client, and the tighter ones of logins, registrations and refreshes. */
@Global()
@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      inject: [GatewayConfig, CacheRedis],
      useFactory: ({ RATE_LIMIT, AUTH_RATE_LIMIT, RATE_LIMIT_WINDOW }: GatewayConfig, redis: CacheRedis) => ({
        throttlers: [
          { name: 'default', limit: RATE_LIMIT, ttl: RATE_LIMIT_WINDOW * 1000 },
          { name: 'auth', limit: AUTH_RATE_LIMIT, ttl: RATE_LIMIT_WINDOW * 1000 },
          { name: 'register', limit: Math.ceil(AUTH_RATE_LIMIT / 2), ttl: RATE_LIMIT_WINDOW * 1000 },
          { name: 'beside', limit: Math.max(BESIDE_LIMIT, RATE_LIMIT), ttl: BESIDE_WINDOW_MS },
          { name: 'refresh', limit: AUTH_RATE_LIMIT, ttl: RATE_LIMIT_WINDOW * 1000 },
        ],
        storage: new RedisThrottlerStorage(redis),
      }),
    }),
  ],
  providers: [BesideApi, RateLimiter, RefreshedSession, LimitMetrics],
  exports: [RateLimiter, RefreshedSession],
})
export class LimitsModule {}
