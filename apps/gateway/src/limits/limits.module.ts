import { Global, Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { CacheRedis } from '../cache/cache-redis.module';
import { GatewayConfig } from '../gateway.config';
import { ClientLimits } from './client-limits';
import { RedisThrottlerStorage } from './redis-throttler.storage';
import { Refusals } from './refusals';

/** The limits of every client, and the tighter one of attempts to log in. */
@Global()
@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      inject: [GatewayConfig, CacheRedis],
      useFactory: ({ RATE_LIMIT, AUTH_RATE_LIMIT, RATE_LIMIT_WINDOW }: GatewayConfig, redis: CacheRedis) => ({
        throttlers: [
          { name: 'default', limit: RATE_LIMIT, ttl: RATE_LIMIT_WINDOW * 1000 },
          { name: 'auth', limit: AUTH_RATE_LIMIT, ttl: RATE_LIMIT_WINDOW * 1000 },
        ],
        storage: new RedisThrottlerStorage(redis),
      }),
    }),
  ],
  providers: [ClientLimits, Refusals],
  exports: [ClientLimits],
})
export class LimitsModule {}
