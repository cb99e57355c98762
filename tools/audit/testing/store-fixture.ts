import { randomUUID } from 'node:crypto';
import {
  isPlaced,
  newOrderId,
  type OrderStatus,
  OrderListsRepository,
  OrdersRepository,
  PlacingRepository,
  type UnplacedOrder,
} from '@emporium/order-data';
import { ProductsRepository, Publisher, ReservationsRepository } from '@emporium/product-data';
import type { Redis } from '@emporium/redis';

const DRAFT = { name: 'Oak tray', description: 'Of oiled oak.', priceCents: 2490, category: 'Kitchen' };

/** Fills a store through the services' own repositories, step by step as they do. */
export class StoreFixture {
  private readonly placing: PlacingRepository;
  private readonly orders: OrdersRepository;
  private readonly lists: OrderListsRepository;
  private readonly products: ProductsRepository;
  readonly reservations: ReservationsRepository;

  constructor(redis: Redis) {
    this.placing = new PlacingRepository(redis);
    this.orders = new OrdersRepository(redis);
    this.lists = new OrderListsRepository(redis);
    this.products = new ProductsRepository(redis, new Publisher(redis));
    this.reservations = new ReservationsRepository(redis);
  }

  async sell(stock = 10): Promise<string> {
    return (await this.products.create(DRAFT, stock)).id;
  }

  /** Writes an order down, without its stock. */
  async begin(
    productId: string,
    quantity = 2,
    createdAt = Date.now(),
    fromCart = false,
  ): Promise<UnplacedOrder> {
    const userId = randomUUID();
    const order: UnplacedOrder = {
      id: newOrderId(userId, Date.now()),
      userId,
      state: 'undecided',
      lines: [{ productId, quantity }],
      fromCart,
      idempotencyKey: randomUUID(),
      instance: '/orders',
      requestId: 'request',
      createdAt,
      deadlineAt: createdAt + 30_000,
    };
    await this.placing.begin(order, 'fingerprint');
    return order;
  }

  async reserve({ id, lines }: Pick<UnplacedOrder, 'id' | 'lines'>): Promise<void> {
    const products = await this.products.findAll(lines.map(({ productId }) => productId));
    await this.reservations.reserve([{ id, lines }], products);
  }

  /** Takes an order from nothing to placed, with all that follows. */
  async place(productId: string, quantity?: number): Promise<UnplacedOrder> {
    const order = await this.begin(productId, quantity);
    await this.confirm(order);
    return order;
  }

  /** Takes an order of a cart from nothing to placed; its lines may still be in the cart. */
  async placeCart(productId: string): Promise<UnplacedOrder> {
    const order = await this.begin(productId, 2, Date.now(), true);
    await this.confirm(order);
    return order;
  }

  async refuse(order: UnplacedOrder): Promise<void> {
    await this.placing.discard(order, { status: 409, body: { code: 'OUT_OF_STOCK' } });
  }

  async requestCancel(id: string): Promise<void> {
    await this.orders.requestCancel(await this.find(id), Date.now());
  }

  async cancel(id: string): Promise<void> {
    await this.requestCancel(id);
    await this.reservations.giveBack(id);
    await this.moveTo(id, 'cancelled');
  }

  async moveTo(id: string, status: OrderStatus): Promise<void> {
    await this.orders.changeStatus(await this.find(id), status, Date.now());
    await this.list(id);
  }

  private async confirm(order: UnplacedOrder): Promise<void> {
    await this.reserve(order);
    const reservation = await this.reservations.find(order.id);
    if (reservation?.state !== 'CONFIRMED') throw new Error('not reserved');
    await this.placing.confirm(order, reservation.lines, Date.now(), { id: order.id });
    await this.list(order.id);
  }

  private async list(id: string): Promise<void> {
    await this.lists.list(await this.find(id));
  }

  private async find(id: string) {
    const order = await this.orders.find(id);
    if (!order || !isPlaced(order)) throw new Error(`order ${id} is not placed`);
    return order;
  }
}
