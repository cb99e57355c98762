import { Global, Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { CacheRedis } from '../cache/cache-redis.module';
import { GatewayConfig } from '../gateway.config';
import { ClientLimits } from './client-limits';
import { RefreshedSession } from './refreshed-session';
import { RedisThrottlerStorage } from './redis-throttler.storage';
import { Refusals } from './refusals';

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
          { name: 'refresh', limit: AUTH_RATE_LIMIT, ttl: RATE_LIMIT_WINDOW * 1000 },
        ],
        storage: new RedisThrottlerStorage(redis),
      }),
    }),
  ],
  providers: [ClientLimits, RefreshedSession, Refusals],
  exports: [ClientLimits, RefreshedSession],
})
export class LimitsModule {}
