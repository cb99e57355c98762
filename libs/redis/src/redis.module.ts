import { type DynamicModule, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { connectRedis } from './connection';

/** Provides the connection to the data Redis under the class `Redis`, in every module. */
@Module({})
export class RedisModule implements OnApplicationShutdown {
  constructor(private readonly redis: Redis) {}

  /** @param url see {@link connectRedis} */
  static forRoot(url: string): DynamicModule {
    const logger = new Logger('Redis');
    const connection = {
      provide: Redis,
      useFactory: () => connectRedis(url, (error) => logger.warn(`connection lost: ${error.message}`)),
    };
    return { module: RedisModule, global: true, providers: [connection], exports: [connection] };
  }

  /** Runs after the server has drained, so requests in flight keep their Redis. */
  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}
