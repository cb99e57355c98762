import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from '@emporium/redis';
import { Gauge } from 'prom-client';
import { Metrics } from '../observability/metrics';

const CHECK_EVERY_MS = 1_000;

/** Measures how full the data Redis is, which evicts nothing. */
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
    const check = () => void this.check().catch(() => undefined);
    this.timer = setInterval(check, CHECK_EVERY_MS).unref();
    check();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** When Redis does not answer, the last ratio stays. */
  private async check(): Promise<void> {
    const infos = await Promise.all(this.redis.servers().map((server) => server.info('memory')));
    this.ratio = Math.max(0, ...infos.map(usedRatioOf));
    this.gauge.set(this.ratio);
  }
}

/** The ratio by Redis's own count: it does not count the buffers of replicas and of the append-only file. */
function usedRatioOf(info: string): number {
  const valueOf = (field: string) => Number(new RegExp(`^${field}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
  const limit = valueOf('maxmemory');
  return limit === 0 ? 0 : (valueOf('used_memory') - valueOf('mem_not_counted_for_evict')) / limit;
}
