import { eventually } from '@emporium/testing';
import { EventLog, RedisStreamsStrategy, START } from '@emporium/events';
import {
  isPlaced,
  newOrderId,
  ORDER_EVENT_STREAMS,
  OrdersRepository,
  type OrderStatus,
  PlacingRepository,
  type UnplacedOrder,
} from '@emporium/order-data';
import { Redis } from '@emporium/redis';
import { runOrderService } from '../testing/running-order-service';

type Service = Awaited<ReturnType<typeof runOrderService>>;

describe('the lists over all users', () => {
  let service: Service;
  let orders: OrdersRepository;

  /** Places an order as a process does that dies right after it. */
  const confirmAndDie = async (userId = service.customer.userId): Promise<string> => {
    const placing = service.app.get(PlacingRepository);
    const order: UnplacedOrder = {
      id: newOrderId(userId, Date.now()),
      userId,
      state: 'undecided',
      lines: [],
      fromCart: false,
      instance: '/orders',
      requestId: 'before-the-crash',
      createdAt: Date.now(),
      deadlineAt: Date.now() + 2_500,
    };
    await placing.begin(order, '');
    await placing.confirm(order, [], Date.now(), {});
    return order.id;
  };
  const moveAndDie = async (id: string, status: OrderStatus) => {
    const order = await orders.find(id);
    if (order && isPlaced(order)) await orders.changeStatus(order, status, Date.now());
  };
  const listed = async (status?: OrderStatus): Promise<string[]> => {
    const query = status ? `limit=100&status=${status}` : 'limit=100';
    const { body } = await service.call(service.admin, 'GET', `/orders?${query}`);
    return body.data.map(({ id }: { id: string }) => id);
  };
  const backlog = async (kind: 'lag' | 'pending' | 'dead') => {
    const streams = await service.app.get(RedisStreamsStrategy).backlog();
    return streams.reduce((sum, stream) => sum + stream[kind], 0);
  };

  beforeAll(async () => {
    service = await runOrderService();
    orders = service.app.get(OrdersRepository);
  });
  afterAll(() => service.stop());

  it('get an order whose process died right after it had placed it', async () => {
    const id = await confirmAndDie();

    await eventually(async () => expect(await listed('pending')).toContain(id));
    expect(await listed()).toContain(id);
  });

  it('follow an order whose process died right after it had moved it', async () => {
    const id = await confirmAndDie();

    for (const status of ['processing', 'shipped', 'delivered'] as const) await moveAndDie(id, status);

    await eventually(async () => expect(await listed('delivered')).toContain(id));
    for (const status of ['pending', 'processing', 'shipped'] as const) {
      expect(await listed(status)).not.toContain(id);
    }
  });

  it('are built anew by a replay, in which the last version of an order wins', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, i) => confirmAndDie(`user-${i}`)));
    await Promise.all(ids.map((id) => moveAndDie(id, 'processing')));
    await eventually(async () => expect(await listed('processing')).toEqual(expect.arrayContaining(ids)));
    const before = await listed();
    const redis = service.app.get(Redis);
    const statuses = ['pending', 'processing', 'shipped', 'delivered', 'cancelled'];
    const keys = ['listed', ...statuses].map((name) => `{orders:all}:${name}`);
    await redis.del('orders:all', ...keys);
    expect(await listed()).toEqual([]);

    for (const stream of ORDER_EVENT_STREAMS) await new EventLog(redis, stream).rewind('order-lists', START);

    await eventually(async () => expect(await backlog('lag')).toBe(0));
    await eventually(async () => expect(await backlog('pending')).toBe(0));
    expect(await listed()).toEqual(before);
    expect(await listed('processing')).toEqual(expect.arrayContaining(ids));
  });

  it('show an order at once when nothing went wrong', async () => {
    const placed = await service.call(service.customer, 'POST', '/orders', {
      items: [{ productId: service.sell(1), quantity: 1 }],
    });

    expect(await listed('pending')).toContain(placed.body.id);
  });

  it('tell how far they are behind', async () => {
    await confirmAndDie();

    await eventually(async () => {
      const { payload } = await service.app.inject({ method: 'GET', url: '/metrics' });
      for (const kind of ['lag', 'pending', 'dead'])
        expect(payload).toContain(`order_events_${kind}{stream="orders:{orders-0}:events"} 0`);
    });
  });
});
