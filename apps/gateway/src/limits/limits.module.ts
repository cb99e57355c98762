import { type ExecutionContext, Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { CacheRedis } from '../cache/cache-redis.module';
import { GatewayConfig } from '../gateway.config';
import { destinationOf } from '../routing/routed-request';
import { RedisThrottlerStorage } from './redis-throttler.storage';

const isNoAttempt = (context: ExecutionContext) =>
  destinationOf(context.switchToHttp().getRequest<FastifyRequest>()).route.limit !== 'auth';

/** The limits of every client, and the tighter one of attempts to log in. */
@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      inject: [GatewayConfig, CacheRedis],
      useFactory: ({ RATE_LIMIT, AUTH_RATE_LIMIT, RATE_LIMIT_WINDOW }: GatewayConfig, redis: CacheRedis) => ({
        throttlers: [
          { name: 'default', limit: RATE_LIMIT, ttl: RATE_LIMIT_WINDOW * 1000 },
          { name: 'auth', limit: AUTH_RATE_LIMIT, ttl: RATE_LIMIT_WINDOW * 1000, skipIf: isNoAttempt },
        ],
        storage: new RedisThrottlerStorage(redis),
      }),
    }),
  ],
})
export class LimitsModule {}
