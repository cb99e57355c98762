import { Injectable } from '@nestjs/common';
import { ForbiddenError, type Identity, mayAccess } from '@emporium/auth';
import { numberedPages, Page, Preconditions } from '@emporium/http';
import { RedisClock } from '@emporium/redis';
import {
  IllegalTransitionError,
  isPlaced,
  mayFollow,
  OrderListsRepository,
  OrderNotFoundError,
  OrdersRepository,
  type OrderStatus,
  type PlacedOrder,
  type StatusChange,
} from '@emporium/order-data';
import { CancelService } from '../checkout/cancel.service';
import { CheckoutSaga } from '../checkout/checkout.saga';
import type { ListOrdersQuery } from './list-orders.query';
import { cursorBehind, startOf } from './list-start';
import { type TimelineDto, toStatusChangeDto } from './order-status.dto';
import { type OrderDto, toOrderDto } from './order.dto';

interface StatusChangeOptions {
  readonly conditions?: Preconditions;
  readonly operationId?: string;
}

@Injectable()
export class OrdersService {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly lists: OrderListsRepository,
    private readonly canceller: CancelService,
    private readonly saga: CheckoutSaga,
    private readonly clock: RedisClock,
  ) {}

  /** @throws ForbiddenError, InvalidRequestError, PageTooDeepError */
  async list(user: Identity, query: ListOrdersQuery): Promise<Page<OrderDto>> {
    const { status, limit } = query;
    if (query.userId !== undefined && !mayAccess(user, query.userId)) throw new ForbiddenError();
    const userId = query.userId ?? (user.role === 'admin' ? undefined : user.userId);
    const pages = numberedPages(query, status !== undefined || query.userId !== undefined);
    const { from, passed } = startOf(query);
    const { ids, total, last } = userId
      ? await this.orders.pageOfUser(userId, status, from, limit)
      : await this.lists.page(status, from, limit);
    const orders = await this.orders.findPlaced(ids);
    return new Page(
      orders.map(toOrderDto),
      { page: Math.floor(passed / limit) + 1, limit },
      total,
      { next: last && cursorBehind(last, passed + limit), numberedPages: pages },
    );
  }

  async read(user: Identity, id: string): Promise<OrderDto> {
    return toOrderDto(await this.findFor(user, id));
  }

  async timeline(user: Identity, id: string): Promise<TimelineDto> {
    const changes = await this.orders.timeline(await this.findFor(user, id));
    return { data: changes.map(toStatusChangeDto) };
  }

  /**
   * @param operationId under which the order is moved on once, whatever becomes of this process
   * @throws OrderNotFoundError, IllegalTransitionError, StaleResourceError, CancelUndecidedError
   */
  async changeStatus(
    id: string,
    status: OrderStatus,
    { conditions = Preconditions.NONE, operationId }: StatusChangeOptions = {},
  ): Promise<OrderDto> {
    const order = await this.find(id);
    const done = operationId && (await this.orders.changeBy(order, operationId));
    if (done) return this.outcomeOf(order, done);
    conditions.require(toOrderDto(order));
    if (status === 'cancelled') return this.cancelOrder(order, { conditions, operationId });
    if (order.isCancelling || !mayFollow(order.state, status))
      throw new IllegalTransitionError(order.state, status);
    if (await this.orders.changeStatus(order, status, await this.clock.now(), operationId))
      return this.changed(id);
    return this.changeStatus(id, status, { conditions, operationId });
  }

  /** The order as that change left it, whatever came after; a cancellation that was begun is brought to its end. */
  private async outcomeOf(order: PlacedOrder, { status, at }: StatusChange): Promise<OrderDto> {
    if (status === 'cancelled' && order.state !== 'cancelled') return this.cancelOrder(order);
    await this.saga.tryList(order);
    return toOrderDto(status === 'cancelled' ? order : { ...order, state: status, updatedAt: at });
  }

  /** @throws OrderNotFoundError, IllegalTransitionError, StaleResourceError, CancelUndecidedError */
  async cancel(user: Identity, id: string, conditions = Preconditions.NONE): Promise<OrderDto> {
    const order = await this.findFor(user, id);
    conditions.require(toOrderDto(order));
    return this.cancelOrder(order, { conditions });
  }

  private async cancelOrder(
    order: PlacedOrder,
    { conditions = Preconditions.NONE, operationId }: StatusChangeOptions = {},
  ): Promise<OrderDto> {
    if (!mayFollow(order.state, 'cancelled')) throw new IllegalTransitionError(order.state, 'cancelled');
    if (await this.canceller.cancel(order, operationId)) return this.changed(order.id);
    if (operationId) return this.changeStatus(order.id, 'cancelled', { conditions, operationId });
    const changed = await this.find(order.id);
    conditions.require(toOrderDto(changed));
    return this.cancelOrder(changed, { conditions });
  }

  private async changed(id: string): Promise<OrderDto> {
    const order = await this.find(id);
    await this.saga.tryList(order);
    return toOrderDto(order);
  }

  private async findFor(user: Identity, id: string): Promise<PlacedOrder> {
    const order = await this.find(id);
    if (!mayAccess(user, order.userId)) throw new OrderNotFoundError();
    return order;
  }

  private async find(id: string): Promise<PlacedOrder> {
    const order = await this.orders.find(id);
    if (!order || !isPlaced(order)) throw new OrderNotFoundError();
    return order;
  }
}
