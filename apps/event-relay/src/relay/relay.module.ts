import { Module } from '@nestjs/common';
import { RedisStreamsStrategy } from '@emporium/events';
import { ORDER_EVENT_STREAMS } from '@emporium/order-data';
import { Broker } from '../broker/broker';
import { EventRelayConfig } from '../event-relay.config';
import { OrderEventsRelay } from './order-events.relay';
import { RelayMetrics } from './relay.metrics';

@Module({
  controllers: [OrderEventsRelay],
  providers: [
    Broker,
    {
      provide: RedisStreamsStrategy,
      inject: [EventRelayConfig],
      useFactory: ({ REDIS_URL, BROKER_URL }: EventRelayConfig) =>
        new RedisStreamsStrategy({
          url: REDIS_URL,
          streams: BROKER_URL === undefined ? [] : ORDER_EVENT_STREAMS,
          group: 'broker',
        }),
    },
    RelayMetrics,
  ],
})
export class RelayModule {}
