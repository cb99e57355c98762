import {
  newOrderId,
  OrderListsRepository,
  OrdersRepository,
  type OrderStatus,
  type PlacedOrder,
  PlacingRepository,
  type UnplacedOrder,
} from '@emporium/order-data';
import { type Product, ReservationsRepository } from '@emporium/product-data';
import type { Redis } from '@emporium/redis';

/** The statuses on the way to being delivered. */
const WAY = ['processing', 'shipped', 'delivered'] as const;

/**
 * Writes orders as if they had been placed, followed up and moved on long ago. It uses the services' own repositories,
 * so that the store is the same as after real orders; it saves only HTTP and waiting for the disk.
 */
export class OrderWriter {
  private readonly placing: PlacingRepository;
  private readonly orders: OrdersRepository;
  private readonly lists: OrderListsRepository;
  private readonly reservations: ReservationsRepository;

  constructor(redis: Redis) {
    this.placing = new PlacingRepository(redis);
    this.orders = new OrdersRepository(redis);
    this.lists = new OrderListsRepository(redis);
    this.reservations = new ReservationsRepository(redis);
  }

  /** @returns the order's id */
  async write(userId: string, products: readonly Product[], fate: OrderStatus): Promise<string> {
    const placed = await this.place(userId, products);
    const order = await (fate === 'cancelled' ? this.cancel(placed) : this.moveOn(placed, fate));
    await this.lists.list(order);
    return order.id;
  }

  private async place(userId: string, products: readonly Product[]): Promise<PlacedOrder> {
    const order = newOrder(userId, products);
    await this.placing.begin(order, '');
    const [reservation] = await this.reservations.reserve([order], products);
    if (reservation?.state !== 'CONFIRMED') throw new Error(`the stock of order ${order.id} is not reserved`);
    const { lines: items } = reservation;
    const updatedAt = Date.now();
    await this.placing.confirm(order, items, updatedAt, {});
    return {
      ...order,
      state: 'pending',
      items,
      updatedAt,
      version: 1,
      isCancelling: false,
      isSettled: true,
    };
  }

  private async moveOn(order: PlacedOrder, fate: OrderStatus): Promise<PlacedOrder> {
    let moved = order;
    for (const status of WAY.slice(0, WAY.findIndex((step) => step === fate) + 1))
      moved = await this.change(moved, status);
    return moved;
  }

  private async cancel(order: PlacedOrder): Promise<PlacedOrder> {
    await this.orders.requestCancel(order, Date.now());
    await this.reservations.giveBack(order.id);
    return this.change(order, 'cancelled');
  }

  private async change(order: PlacedOrder, status: OrderStatus): Promise<PlacedOrder> {
    const isDone = await this.orders.changeStatus(order, status, Date.now());
    if (!isDone) throw new Error(`order ${order.id} did not become ${status}`);
    return { ...order, state: status, version: order.version + 1 };
  }
}

function newOrder(userId: string, products: readonly Product[]): UnplacedOrder {
  const id = newOrderId(userId, Date.now());
  const createdAt = Date.now();
  return {
    id,
    userId,
    state: 'undecided',
    lines: products.map(({ id: productId }) => ({ productId, quantity: 1 })),
    fromCart: false,
    instance: '/api/orders',
    requestId: id,
    createdAt,
    deadlineAt: createdAt + 2_500,
  };
}
