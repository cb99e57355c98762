import { Injectable } from '@nestjs/common';
import { ForbiddenError, type Identity, mayAccess } from '@emporium/auth';
import { numberedPages, Page, Preconditions, retryOnConflict } from '@emporium/http';
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

/** How often a change starts over because another one came first. */
const ATTEMPTS = 20;

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
    return new Page(orders.map(toOrderDto), { page: Math.floor(passed / limit) + 1, limit }, total, {
      next: last && cursorBehind(last, passed + limit),
      numberedPages: pages,
    });
  }

  async read(user: Identity, id: string): Promise<OrderDto> {
    return toOrderDto(await this.findFor(user, id));
  }

  async timeline(user: Identity, id: string): Promise<TimelineDto> {
    const changes = await this.orders.timeline(await this.findFor(user, id));
    return { data: changes.map(toStatusChangeDto) };
  }

  /**
   * @param operationId with it a repeat changes nothing more, even if this process dies
   * @throws OrderNotFoundError, IllegalTransitionError, StaleResourceError, UnavailableError
   */
  changeStatus(
    id: string,
    status: OrderStatus,
    { conditions = Preconditions.NONE, operationId }: StatusChangeOptions = {},
  ): Promise<OrderDto> {
    return retryOnConflict(ATTEMPTS, async () => {
      const order = await this.find(id);
      const done = operationId && (await this.orders.changeBy(order, operationId));
      if (done) return this.outcomeOf(order, done);
      conditions.require(toOrderDto(order));
      if (status === 'cancelled') return this.tryCancel(order, operationId);
      if (order.isCancelling || !mayFollow(order.state, status))
        throw new IllegalTransitionError(order.state, status);
      const now = await this.clock.now();
      const isDone = await this.orders.changeStatus(order, status, now, operationId);
      return isDone ? this.changed(id) : undefined;
    });
  }

  /**
   * The order as the change left it, whatever came after. A cancellation that was begun is finished.
   *
   * @returns undefined when the order has changed since it was read
   */
  private async outcomeOf(order: PlacedOrder, { status, at }: StatusChange): Promise<OrderDto | undefined> {
    if (status === 'cancelled' && order.state !== 'cancelled') return this.tryCancel(order);
    await this.saga.tryList(order);
    return toOrderDto(status === 'cancelled' ? order : { ...order, state: status, updatedAt: at });
  }

  /** @throws OrderNotFoundError, IllegalTransitionError, StaleResourceError, UnavailableError */
  cancel(user: Identity, id: string, conditions = Preconditions.NONE): Promise<OrderDto> {
    return retryOnConflict(ATTEMPTS, async () => {
      const order = await this.findFor(user, id);
      conditions.require(toOrderDto(order));
      return this.tryCancel(order);
    });
  }

  /** @returns undefined when the order has changed since it was read */
  private async tryCancel(order: PlacedOrder, operationId?: string): Promise<OrderDto | undefined> {
    if (!mayFollow(order.state, 'cancelled')) throw new IllegalTransitionError(order.state, 'cancelled');
    return (await this.canceller.cancel(order, operationId)) ? this.changed(order.id) : undefined;
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
