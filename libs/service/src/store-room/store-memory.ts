import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from '@emporium/redis';
import { Gauge } from 'prom-client';
import { Metrics } from '../observability/metrics';

const LOOK_EVERY_MS = 1_000;

/** How full the data Redis is, which evicts nothing. */
@Injectable()
export class StoreMemory implements OnApplicationBootstrap, OnApplicationShutdown {
  private ratio = 0;
  private timer?: NodeJS.Timeout;
  private readonly gauge: Gauge;

  constructor(
    private readonly redis: Redis,
    { registry }: Metrics,
  ) {
    this.gauge = new Gauge({
      name: 'redis_memory_used_ratio',
      help: 'Memory that the data Redis uses over its maxmemory, of the fullest server; 0 without a limit',
      registers: [registry],
    });
  }

  /** Memory used over its limit, a second ago at most; 0 when there is no limit. */
  get usedRatio(): number {
    return this.ratio;
  }

  onApplicationBootstrap(): void {
    const look = () => void this.look().catch(() => undefined);
    this.timer = setInterval(look, LOOK_EVERY_MS).unref();
    look();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** A Redis that does not answer is as full as it was. */
  private async look(): Promise<void> {
    const answers = await Promise.all(this.redis.servers().map((server) => server.info('memory')));
    this.ratio = Math.max(0, ...answers.map(usedRatioOf));
    this.gauge.set(this.ratio);
  }
}

/** What Redis compares with its limit: buffers of replicas and of the append-only file do not count. */
function usedRatioOf(info: string): number {
  const valueOf = (field: string) => Number(new RegExp(`^${field}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
  const limit = valueOf('maxmemory');
  return limit === 0 ? 0 : (valueOf('used_memory') - valueOf('mem_not_counted_for_evict')) / limit;
}
