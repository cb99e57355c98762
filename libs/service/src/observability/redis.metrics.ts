import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from '@emporium/redis';
import { Gauge, Histogram } from 'prom-client';
import { Metrics } from './metrics';

const PING_EVERY_MS = 2_000;

/**
 * Measures each Redis by regular pings over the connection that requests use: a ping waits in the same queue as their
 * commands. Timing every command would cost more than many commands do.
 */
@Injectable()
export class RedisMetrics implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly duration: Histogram<'connection'>;
  private readonly up: Gauge<'connection'>;

  constructor(
    { registry }: Metrics,
    private readonly data: Redis,
  ) {
    const labelNames = ['connection'] as const;
    const registers = [registry];
    this.duration = new Histogram({
      name: 'redis_ping_duration_seconds',
      help: 'Time that a ping took which Redis answered, every 2 s',
      labelNames,
      buckets: [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
      registers,
    });
    this.up = new Gauge({
      name: 'redis_connection_up',
      help: '1 when Redis answered the last ping, else 0',
      labelNames,
      registers,
    });
  }

  onApplicationBootstrap(): void {
    this.watch('data', this.data);
  }

  /** @param connection its name in the metrics */
  watch(connection: string, redis: Redis): void {
    const ping = () => void this.ping(connection, redis);
    this.timers.push(setInterval(ping, PING_EVERY_MS).unref());
    ping();
  }

  onApplicationShutdown(): void {
    this.timers.forEach(clearInterval);
  }

  private async ping(connection: string, redis: Redis): Promise<void> {
    const startedAt = performance.now();
    const isUp = await redis.ping().then(
      () => true,
      () => false,
    );
    this.up.set({ connection }, Number(isUp));
    if (isUp) this.duration.observe({ connection }, (performance.now() - startedAt) / 1000);
  }
}
