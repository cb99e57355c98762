import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { EventContext, EventController } from '@emporium/events';
import { ORDER_EVENT_TYPES, type OrderEvent } from '@emporium/order-data';
import { Broker } from '../broker/broker';
import { RelayMetrics } from './relay.metrics';

/** Publishes each event. Its entry is finished when this returns, so not before RabbitMQ has confirmed the event. */
@EventController()
export class OrderEventsRelay {
  constructor(
    private readonly broker: Broker,
    private readonly metrics: RelayMetrics,
  ) {}

  @EventPattern(ORDER_EVENT_TYPES)
  async relay(@Payload() event: OrderEvent, @Ctx() { type }: EventContext): Promise<void> {
    await this.broker.publish(type, event, {
      messageId: `${event.orderId}:${event.version}`,
      timestamp: Math.floor(Date.parse(event.at) / 1_000),
    });
    this.metrics.relayed.inc({ type });
  }
}
