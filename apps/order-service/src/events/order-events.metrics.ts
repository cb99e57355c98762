import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RedisStreamsStrategy } from '@emporium/events';
import { isRedisUnavailable } from '@emporium/redis';
import { Metrics } from '@emporium/service';
import { Gauge } from 'prom-client';

const GAUGES = {
  lag: 'Events not delivered yet',
  pending: 'Events delivered to a consumer that has not finished them',
  dead: 'Events that could not be handled and wait for a replay',
} as const;

/** What is yet to be done about the events of orders, read when Prometheus asks. */
@Injectable()
export class OrderEventsMetrics implements OnModuleInit {
  constructor(
    private readonly strategy: RedisStreamsStrategy,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    for (const kind of ['lag', 'pending', 'dead'] as const) {
      const gauge = new Gauge({
        name: `order_events_${kind}`,
        help: GAUGES[kind],
        labelNames: ['stream'],
        registers: [this.metrics.registry],
        collect: async () => {
          for (const backlog of await this.backlog()) gauge.set({ stream: backlog.stream }, backlog[kind]);
        },
      });
    }
  }

  /** While Redis is away the gauges keep their values, and the other metrics can still be read. */
  private async backlog() {
    try {
      return await this.strategy.backlog();
    } catch (error) {
      if (isRedisUnavailable(error)) return [];
      throw error;
    }
  }
}
