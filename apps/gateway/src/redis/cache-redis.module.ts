import { once } from 'node:events';
import {
  Global,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { connectRedis, Redis } from '@emporium/redis';
import { RedisMetrics } from '@emporium/service';
import { GatewayConfig } from '../config/gateway.config';

/** The connection to the Redis that may forget: cached responses and rate limits. */
export abstract class CacheRedis extends Redis {}

const CONNECT_MS = 500;
const logger = new Logger('CacheRedis');

@Global()
@Module({
  providers: [
    {
      provide: CacheRedis,
      inject: [GatewayConfig],
      useFactory: ({ cacheRedisUrl }: GatewayConfig) =>
        connectRedis(cacheRedisUrl, (error) => logger.warn(`connection lost: ${error.message}`)),
    },
  ],
  exports: [CacheRedis],
})
export class CacheRedisModule implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly redis: CacheRedis,
    private readonly metrics: RedisMetrics,
  ) {}

  /** The first requests count already, if it can be had; it is no reason not to start. */
  async onModuleInit(): Promise<void> {
    if (this.redis.status === 'ready') return;
    await once(this.redis, 'ready', { signal: AbortSignal.timeout(CONNECT_MS) }).catch((error: Error) =>
      logger.warn(`not connected yet: ${error.message}`),
    );
  }

  onApplicationBootstrap(): void {
    this.metrics.watch('cache', this.redis);
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}
