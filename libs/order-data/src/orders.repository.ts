import { Injectable } from '@nestjs/common';
import { Redis } from '@emporium/redis';
import { TAKE_OVER_AFTER_MS } from './due-orders.repository';
import { type IdPage, newestFirst, type OrderPlace } from './id-page';
import { isPlaced, type Order, type PlacedOrder } from './order';
import { event } from './order-event';
import { orderFrom } from './order-fields';
import { orderKeys } from './order-keys';
import { partitionOfOrder, partitionOfUser } from './order-partition';
import type { OrderStatus } from './order-status';
import { CHANGE_STATUS, REQUEST_CANCEL, SETTLE } from './orders.scripts';

/** One change of an order's status. */
export interface StatusChange {
  readonly status: OrderStatus;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** How long the change of an operation is stored: as long as its request may be repeated. */
const CHANGE_TTL_SECONDS = 24 * 3600;

/** Reads orders and changes the status of placed ones. Keys: see `orderKeys`. */
@Injectable()
export class OrdersRepository {
  constructor(private readonly redis: Redis) {}

  /** The order, placed or not. */
  async find(orderId: string): Promise<Order | undefined> {
    const partition = partitionOfOrder(orderId);
    return partition && orderFrom(await this.redis.hgetall(orderKeys(partition).order(orderId)));
  }

  /** Those of the orders that are placed, in the same sequence. */
  async findPlaced(orderIds: readonly string[]): Promise<PlacedOrder[]> {
    const orders = await Promise.all(orderIds.map((id) => this.find(id)));
    return orders.filter((order): order is PlacedOrder => order !== undefined && isPlaced(order));
  }

  /** Every change of a placed order's status, oldest first. */
  async timeline({ id, userId }: PlacedOrder): Promise<StatusChange[]> {
    const entries = await this.redis.lrange(orderKeys(partitionOfUser(userId)).timeline(id), 0, -1);
    return entries.map((entry) => JSON.parse(entry) as StatusChange);
  }

  /** The change that the operation made to the order; if that is `cancelled`, it may still be in progress. */
  async changeBy({ id, userId }: PlacedOrder, operationId: string): Promise<StatusChange | undefined> {
    const json = await this.redis.get(orderKeys(partitionOfUser(userId)).change(id, operationId));
    return json === null ? undefined : (JSON.parse(json) as StatusChange);
  }

  /** Ids of a user's placed orders, newest first, and how many there are; see {@link newestFirst}. */
  async pageOfUser(
    userId: string,
    status: OrderStatus | undefined,
    from: number | OrderPlace,
    limit: number,
  ): Promise<IdPage> {
    const key = orderKeys(partitionOfUser(userId)).ofUser(userId, status);
    return newestFirst(this.redis, key, from, limit);
  }

  /**
   * Moves an order to a status that may follow its present one.
   *
   * An order that is being cancelled can only become `cancelled`, any other only something else.
   *
   * @param operationId by which {@link changeBy} finds the change
   * @returns false when the order has changed since it was read
   */
  async changeStatus(
    order: PlacedOrder,
    status: OrderStatus,
    now: number,
    operationId?: string,
  ): Promise<boolean> {
    const { id, userId, version } = order;
    const keys = orderKeys(partitionOfUser(userId));
    const done = await CHANGE_STATUS.run(
      this.redis,
      [
        keys.order(id),
        keys.due,
        keys.ofUser(userId, order.state),
        keys.ofUser(userId, status),
        keys.timeline(id),
        keys.events,
        ...(operationId === undefined ? [] : [keys.change(id, operationId)]),
      ],
      [
        id,
        version,
        status === 'cancelled' ? '1' : '0',
        status,
        now,
        order.createdAt,
        JSON.stringify({ status, at: now }),
        `order.${status}`,
        event(order, status, version + 1, now),
        CHANGE_TTL_SECONDS,
      ],
    );
    return done === 1;
  }

  /**
   * Writes that the order is to be cancelled.
   *
   * @param operationId by which {@link changeBy} finds the change
   * @returns false when it has changed since it was read
   */
  async requestCancel(
    { id, userId, version }: PlacedOrder,
    now: number,
    operationId?: string,
  ): Promise<boolean> {
    const keys = orderKeys(partitionOfUser(userId));
    const change: StatusChange = { status: 'cancelled', at: now };
    const done = await REQUEST_CANCEL.run(
      this.redis,
      [keys.order(id), keys.due, ...(operationId === undefined ? [] : [keys.change(id, operationId)])],
      [id, version, now + TAKE_OVER_AFTER_MS, JSON.stringify(change), CHANGE_TTL_SECONDS],
    );
    return done === 1;
  }

  /** Writes that all work after placing is done. */
  async settle({ id, userId }: PlacedOrder): Promise<void> {
    const keys = orderKeys(partitionOfUser(userId));
    await SETTLE.run(this.redis, [keys.order(id), keys.due], [id]);
  }
}
