import { randomUUID } from 'node:crypto';
import {
  isPlaced,
  newOrderId,
  OrdersRepository,
  type PlacedOrder,
  PlacingRepository,
  type UnplacedOrder,
} from '@emporium/order-data';
import { Redis } from '@emporium/redis';
import { eventually } from '@emporium/testing';
import { runOrderService } from '../testing/running-order-service';
import { CancelService } from './cancel.service';
import { CheckoutSaga } from './checkout.saga';
import { Reconciler } from './reconciler';

describe('what has been decided about an order', () => {
  let service: Awaited<ReturnType<typeof runOrderService>>;
  let tray: string;
  let placing: PlacingRepository;
  let saga: CheckoutSaga;

  const begin = async (changes: Partial<UnplacedOrder> = {}) => {
    const { userId } = service.customer;
    const now = Date.now();
    const order: UnplacedOrder = {
      id: newOrderId(userId, now),
      userId,
      state: 'undecided',
      lines: [{ productId: tray, quantity: 2 }],
      fromCart: false,
      instance: '/orders',
      requestId: 'request',
      createdAt: now,
      deadlineAt: now + 20_000,
      ...changes,
    };
    await placing.begin(order, 'fingerprint');
    return order;
  };
  const find = (id: string) => service.app.get(OrdersRepository).find(id);
  const place = async (): Promise<PlacedOrder> => {
    const { id } = await begin();
    await saga.decide((await find(id)) as UnplacedOrder);
    const order = await find(id);
    if (!order || !isPlaced(order)) throw new Error('not placed');
    return order;
  };
  const moveTo = (id: string, status: string) =>
    service.call(service.admin, 'PATCH', `/orders/${id}/status`, { status });
  const isDue = async (id: string) =>
    (await service.app.get(Redis).zscore(`orders:{orders-${id.slice(-1)}}:due`, id)) !== null;

  beforeAll(async () => {
    service = await runOrderService();
    service.app.get(Reconciler).onModuleDestroy(); // here nobody but the test drives orders
    placing = service.app.get(PlacingRepository);
    saga = service.app.get(CheckoutSaga);
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    tray = service.sell(10);
  });

  it('is not changed by a cancellation of what it was before: shipped goods do not come back', async () => {
    const stale = await place();
    await moveTo(stale.id, 'processing');
    await moveTo(stale.id, 'shipped');

    expect(await service.app.get(CancelService).cancel(stale)).toBe(false);

    expect(service.products.stockOf(tray)).toBe(8);
    expect(await find(stale.id)).toMatchObject({ state: 'shipped', isCancelling: false });
  });

  it('is not undone by whoever finds its deadline passed', async () => {
    const order = await begin();
    await saga.decide(order);

    const decision = await saga.decide({ ...order, deadlineAt: Date.now() - 1 });

    expect(decision).toMatchObject({ placed: { id: order.id, state: 'pending' } });
    expect(service.products.stockOf(tray)).toBe(8);
    expect(service.products.reservations.get(order.id)?.state).toBe('CONFIRMED');
  });

  it('is not forgotten by whoever took it for released', async () => {
    const order = await begin();
    await saga.decide(order);

    expect(await placing.discard(order)).toBe(false);
    expect(await placing.undo(order)).toBe(false);

    expect((await find(order.id))?.state).toBe('pending');
  });

  it('is not that it is placed, once it is being undone', async () => {
    const order = await begin();
    await placing.undo(order);
    service.products.reservations.set(order.id, { id: order.id, state: 'RETURNED', lines: [] });

    expect(await placing.confirm(order, [], Date.now(), {})).toBe(false);
    expect(await saga.decide({ ...order, state: 'undoing' })).toEqual({ undone: true });

    expect(await find(order.id)).toBeUndefined();
    expect(await isDue(order.id)).toBe(false);
  });

  it.each(['RELEASED', 'CONFIRMED', 'REJECTED'] as const)(
    'is not that it is cancelled while its stock is %s',
    async (state) => {
      const order = await place();
      const orders = service.app.get(OrdersRepository);
      await orders.requestCancel(order, Date.now());
      const answer = { id: order.id, state } as never;
      const giveBack = jest.spyOn(saga['reservations'], 'giveBack');
      giveBack.mockResolvedValueOnce(answer);

      await expect(saga.finishCancel(order)).rejects.toThrow(state);

      expect(await find(order.id)).toMatchObject({ state: 'pending', isCancelling: true });
      giveBack.mockRestore();
      await saga.finishCancel(order);
      expect(await find(order.id)).toMatchObject({ state: 'cancelled', isCancelling: false });
      expect(service.products.stockOf(tray)).toBe(10);
    },
  );

  it('is tried again within a cancellation only while what it needs is away', async () => {
    const order = await place();
    const giveBack = jest.spyOn(saga['reservations'], 'giveBack');
    giveBack.mockRejectedValueOnce(new Error('broken'));

    await expect(service.app.get(CancelService).cancel(order)).rejects.toThrow('broken');

    expect(giveBack).toHaveBeenCalledTimes(1);
    giveBack.mockRestore();
  });

  describe('under a key that was used again after its record had expired', () => {
    const outcomes = {
      'is placed': (old: UnplacedOrder) => saga.decide(old),
      'is refused': (old: UnplacedOrder) => placing.discard(old, { status: 409, body: {} }),
      'is forgotten': (old: UnplacedOrder) => placing.discard(old),
    };

    it.each(Object.keys(outcomes) as (keyof typeof outcomes)[])(
      'says nothing of the new order when the old one %s',
      async (outcome) => {
        const { userId } = service.customer;
        const key = randomUUID();
        const old = await begin({ idempotencyKey: key });
        await service.app
          .get(Redis)
          .del(`idempotency:{orders-${old.id.slice(-1)}}:${userId}:POST:/orders:${key}`);
        await begin({ idempotencyKey: key });

        await outcomes[outcome](old);

        expect(await placing.outcome(userId, key)).toEqual({ fingerprint: 'fingerprint' });
      },
    );
  });

  it('is kept for repeats for a day', async () => {
    const key = randomUUID();
    const { id, userId } = await begin({ idempotencyKey: key });
    const record = `idempotency:{orders-${id.slice(-1)}}:${userId}:POST:/orders:${key}`;
    const redis = service.app.get(Redis);

    for (const step of [() => Promise.resolve(), async () => saga.decide((await find(id)) as never)]) {
      await step();
      const ttl = await redis.ttl(record);
      expect(ttl).toBeGreaterThan(24 * 3600 - 60);
      expect(ttl).toBeLessThanOrEqual(24 * 3600);
    }
  });

  it('leaves nothing to do, unless it is from a cart', async () => {
    const order = await place();
    expect(order.isSettled).toBe(true);
    expect(await isDue(order.id)).toBe(false);

    const ofCart = await begin({ fromCart: true });
    await placing.confirm(ofCart, [], Date.now(), {});
    expect(await find(ofCart.id)).toMatchObject({ state: 'pending', isSettled: false });
    expect(await isDue(ofCart.id)).toBe(true);
  });

  it('is settled if the version that placed it left that to others', async () => {
    const redis = service.app.get(Redis);
    const { id } = await place();
    await redis.hdel(`order:{orders-${id.slice(-1)}}:${id}`, 'settled');
    await redis.zadd(`orders:{orders-${id.slice(-1)}}:due`, 0, id);

    await service.app.get(Reconciler).reconcile();

    expect(await find(id)).toMatchObject({ state: 'pending', isSettled: true });
    expect(await isDue(id)).toBe(false);
  });

  it('is followed by what is left to do, once its reconciler gets to it', async () => {
    const reconciler = service.app.get(Reconciler);
    const order = await place();
    await service.app.get(OrdersRepository).requestCancel(order, Date.now() - 10_000);

    await reconciler.reconcile();

    expect(await find(order.id)).toMatchObject({ state: 'cancelled', isSettled: true });
    expect(await isDue(order.id)).toBe(false);
    expect(service.products.stockOf(tray)).toBe(10);
  });

  it('stays due while product-service does not answer, and is left alone until it is due', async () => {
    const redis = service.app.get(Redis);
    const order = await begin({ idempotencyKey: randomUUID() });
    const due = `orders:{orders-${order.id.slice(-1)}}:due`;
    service.products.fault = 'refuse';
    await service.app.get(Reconciler).reconcile();
    expect(await redis.hget(`order:{orders-${order.id.slice(-1)}}:${order.id}`, 'attempts')).toBeNull();

    await redis.zadd(due, 0, order.id);
    await service.app.get(Reconciler).reconcile();
    expect((await find(order.id))?.state).toBe('undecided');
    expect(await isDue(order.id)).toBe(true);

    service.products.fault = undefined;
    await eventually(async () => {
      await service.app.get(Reconciler).reconcile();
      expect(await find(order.id)).toMatchObject({ state: 'pending', isSettled: true });
    });
  });
});
