import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueOrdersRepository } from '@emporium/order-data';
import { isRedisUnavailable, RedisClock } from '@emporium/redis';
import { Metrics } from '@emporium/service';
import { Gauge } from 'prom-client';

/** How many orders in the whole store have work left to do, read when Prometheus scrapes. */
@Injectable()
export class DueOrdersMetrics implements OnModuleInit {
  constructor(
    private readonly due: DueOrdersRepository,
    private readonly clock: RedisClock,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.gauge('orders_in_flight', 'Orders on which anything is still to be done', () => this.due.countAll());
    this.gauge('orders_due', 'Orders that wait for a reconciler', async () =>
      this.due.count(await this.clock.now()),
    );
    this.gauge(
      'order_oldest_undecided_seconds',
      'Age of the oldest order that is neither placed nor forgotten; 0 without one',
      async () => {
        const at = await this.due.oldestUndecidedAt();
        return at === undefined ? 0 : Math.max(0, (await this.clock.now()) - at) / 1000;
      },
    );
  }

  /** While Redis is away the gauge keeps its value, so that the other metrics can still be read. */
  private gauge(name: string, help: string, read: () => Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.metrics.registry],
      collect: async () => {
        try {
          gauge.set(await read());
        } catch (error) {
          if (!isRedisUnavailable(error)) throw error;
        }
      },
    });
  }
}
