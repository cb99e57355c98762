import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { ReservedLine } from '@emporium/contracts';
import { partitionOfUser, PlacingRepository, type UnplacedOrder } from '@emporium/order-data';
import { Redis } from '@emporium/redis';
import { CheckoutModule } from '../checkout/checkout.module';
import { startWith } from './plant';

const LATER_MS = 100;
const RECENT = 50;

/** Writes the event of a new order when the order is there, not together with it. */
@Injectable()
class EventAfterCommit extends PlacingRepository {
  constructor(private readonly store: Redis) {
    super(store);
  }

  override async confirm(
    order: UnplacedOrder,
    items: readonly ReservedLine[],
    now: number,
    answer: unknown,
  ): Promise<boolean> {
    const isPlaced = await super.confirm(order, items, now, answer);
    if (isPlaced) await this.postpone(order);
    return isPlaced;
  }

  /** Takes the event out of the script's step and adds it a little later. */
  private async postpone({ id, userId }: UnplacedOrder): Promise<void> {
    const events = `orders:{orders-${partitionOfUser(userId)}}:events`;
    const recent = await this.store.xrevrange(events, '+', '-', 'COUNT', RECENT);
    const [entryId, fields] = recent.find(([, fields]) => fields.some((field) => field.includes(id))) ?? [];
    if (!entryId || !fields) return;
    await this.store.xdel(events, entryId);
    void sleep(LATER_MS).then(() => this.store.xadd(events, '*', ...fields));
  }
}

startWith(CheckoutModule, PlacingRepository, EventAfterCommit);
