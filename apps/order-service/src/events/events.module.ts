import { Module } from '@nestjs/common';
import { RedisStreamsStrategy } from '@emporium/events';
import { ORDER_EVENT_STREAMS, OrderDataModule } from '@emporium/order-data';
import { OrderServiceConfig } from '../order-service.config';
import { OrderEventsMetrics } from './order-events.metrics';
import { OrderListsEvents } from './order-lists.events';

/** How many events of a stream are handled at once; the lists compare versions, so any order will do. */
const AT_ONCE = 64;

/** Handles the events of orders. */
@Module({
  imports: [OrderDataModule],
  controllers: [OrderListsEvents],
  providers: [
    {
      provide: RedisStreamsStrategy,
      inject: [OrderServiceConfig],
      useFactory: ({ REDIS_URL }: OrderServiceConfig) =>
        new RedisStreamsStrategy({
          url: REDIS_URL,
          streams: ORDER_EVENT_STREAMS,
          group: 'order-lists',
          atOnce: AT_ONCE,
        }),
    },
    OrderEventsMetrics,
  ],
})
export class EventsModule {}
