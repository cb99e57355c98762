import { Injectable } from '@nestjs/common';
import { exposeBacklog, RedisStreamsStrategy } from '@emporium/events';
import { Metrics } from '@emporium/service';

/** Exposes the backlog of events of orders. */
@Injectable()
export class OrderEventsMetrics {
  constructor(strategy: RedisStreamsStrategy, { registry }: Metrics) {
    exposeBacklog(strategy, registry, 'order_events', ['lag', 'pending', 'dead']);
  }
}
