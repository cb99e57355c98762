import { EventPattern, Payload } from '@nestjs/microservices';
import { EventController } from '@emporium/events';
import { ORDER_EVENT_TYPES, type OrderEvent, OrderListsRepository } from '@emporium/order-data';

/** Brings the lists over all users up to date, even if the process that changed an order died before it could. */
@EventController()
export class OrderListsEvents {
  constructor(private readonly lists: OrderListsRepository) {}

  @EventPattern(ORDER_EVENT_TYPES)
  async list(@Payload() { orderId, status, version, createdAt }: OrderEvent): Promise<void> {
    await this.lists.list({ id: orderId, state: status, version, createdAt: Date.parse(createdAt) });
  }
}
