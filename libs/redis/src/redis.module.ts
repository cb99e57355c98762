import { once } from 'node:events';
import {
  type DynamicModule,
  Logger,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { connectRedis } from './connection';
import { Redis } from './redis';
import { RedisClock } from './redis-clock';

const CONNECT_MOMENT_MS = 1_000;

/** Provides the connection to the data Redis under the class `Redis`, and its clock, in every module. */
@Module({})
export class RedisModule implements OnModuleInit, OnApplicationShutdown {
  constructor(private readonly redis: Redis) {}

  /** @param url see {@link connectRedis} */
  static forRoot(url: string): DynamicModule {
    const logger = new Logger('Redis');
    const connection = {
      provide: Redis,
      useFactory: () => connectRedis(url, (error) => logger.warn(`connection lost: ${error.message}`)),
    };
    return {
      module: RedisModule,
      global: true,
      providers: [connection, RedisClock],
      exports: [connection, RedisClock],
    };
  }

  /** Waits a moment for the connection, so that the first request finds it; without Redis the start goes on. */
  async onModuleInit(): Promise<void> {
    if (this.redis.status === 'ready') return;
    const moment = AbortSignal.timeout(CONNECT_MOMENT_MS);
    await once(this.redis, 'ready', { signal: moment }).catch(() => undefined);
  }

  /** Runs after the server has drained, so requests in flight keep their Redis. */
  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}
