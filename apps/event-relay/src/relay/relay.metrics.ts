import { Injectable } from '@nestjs/common';
import { exposeBacklog, RedisStreamsStrategy } from '@emporium/events';
import { Metrics } from '@emporium/service';
import { Counter } from 'prom-client';

/** Counts events published to RabbitMQ, and exposes the backlog. */
@Injectable()
export class RelayMetrics {
  readonly relayed: Counter<'type'>;

  constructor(strategy: RedisStreamsStrategy, { registry }: Metrics) {
    exposeBacklog(strategy, registry, 'broker_events', ['lag', 'pending']);
    this.relayed = new Counter({
      name: 'broker_events_relayed_total',
      help: 'Events that RabbitMQ has confirmed',
      labelNames: ['type'],
      registers: [registry],
    });
  }
}
