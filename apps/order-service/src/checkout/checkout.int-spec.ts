import { eventually } from '@emporium/testing';
import {
  newOrderId,
  type Order,
  OrdersRepository,
  PlacingRepository,
  type UnplacedOrder,
} from '@emporium/order-data';
import { RecordCipher } from '@emporium/idempotency';
import { Redis } from '@emporium/redis';
import { PREVIOUS_SECRET, runOrderService } from '../testing/running-order-service';
import { CheckoutSaga } from './checkout.saga';

type Service = Awaited<ReturnType<typeof runOrderService>>;

const dueOrders = async ({ app }: Service) => {
  const redis = app.get(Redis);
  const counts = await Promise.all(['0', '1', '2', '3'].map((p) => redis.zcard(`orders:{orders-${p}}:due`)));
  return counts.reduce((sum, count) => sum + count, 0);
};

describe('checkout', () => {
  let service: Service;
  const order = (items: object[] | undefined, headers: Record<string, string> = {}, who = service.customer) =>
    service.call(who, 'POST', '/orders', items && { items }, headers);

  beforeAll(async () => {
    service = await runOrderService();
  });
  afterAll(() => service.stop());
  afterEach(() => {
    service.products.fault = undefined;
  });

  it('places an order at the prices of the catalogue and moves the stock', async () => {
    const tray = service.sell(5, 1999);
    const lamp = service.sell(5, 10);

    const placed = await order([
      { productId: tray, quantity: 2 },
      { productId: lamp, quantity: 1 },
      { productId: tray.toUpperCase(), quantity: 1 },
    ]);

    expect(placed.status).toBe(201);
    expect(placed.headers.location).toBe(`/orders/${placed.body.id}`);
    expect(placed.body).toMatchObject({
      userId: service.customer.userId,
      status: 'pending',
      totalAmount: 60.07,
      items: [
        { productId: tray, productName: 'Oak tray', price: 19.99, quantity: 3, subtotal: 59.97 },
        { productId: lamp, price: 0.1, quantity: 1, subtotal: 0.1 },
      ],
    });
    expect([service.products.stockOf(tray), service.products.stockOf(lamp)]).toEqual([2, 4]);
    expect(await dueOrders(service)).toBe(0);
  });

  it('refuses what stock does not cover, with the numbers, and leaves nothing behind', async () => {
    const tray = service.sell(2);

    const refused = await order([{ productId: tray, quantity: 3 }]);

    expect(refused.status).toBe(409);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.body).toMatchObject({
      code: 'OUT_OF_STOCK',
      items: [{ productId: tray, requested: 3, available: 2 }],
    });
    expect(await dueOrders(service)).toBe(0);
  });

  it('makes one order of one key sent 25 times at once, and answers repeats alike', async () => {
    const tray = service.sell(50);
    const send = () => order([{ productId: tray, quantity: 1 }], { 'idempotency-key': 'twenty-five' });

    const answers = await Promise.all(Array.from({ length: 25 }, send));
    const repeat = await send();

    const created = answers.filter(({ status }) => status === 201);
    expect(created.length).toBeGreaterThanOrEqual(1);
    expect(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code)).toEqual(
      Array(25 - created.length).fill('IDEMPOTENCY_IN_PROGRESS'),
    );
    expect(service.products.stockOf(tray)).toBe(49);
    expect(repeat.status).toBe(201);
    expect(repeat.body).toEqual(created[0]?.body);
    expect(repeat.headers['idempotency-replayed']).toBe('true');
    expect(repeat.headers.location).toBe(`/orders/${repeat.body.id}`);
  });

  it('repeats a refusal word for word', async () => {
    const tray = service.sell(0);
    const send = () => order([{ productId: tray, quantity: 1 }], { 'idempotency-key': 'refused' });

    const [first, repeat] = [await send(), await send()];

    expect(repeat.status).toBe(409);
    expect(repeat.body).toEqual(first.body);
    expect(repeat.headers['idempotency-replayed']).toBe('true');
  });

  it('refuses a key that was used with another body, and tells users’ keys apart', async () => {
    const tray = service.sell(10);
    const headers = { 'idempotency-key': 'reused' };
    await order([{ productId: tray, quantity: 1 }], headers);

    const other = await order([{ productId: tray, quantity: 2 }], headers);
    const otherUser = await order([{ productId: tray, quantity: 2 }], headers, service.other);

    expect(other.status).toBe(422);
    expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(otherUser.status).toBe(201);
  });

  it('answers 503 in time while product-service is away, and tells the outcome under the same key later', async () => {
    const tray = service.sell(5);
    const send = () => order([{ productId: tray, quantity: 1 }], { 'idempotency-key': 'away' });
    service.products.fault = 'refuse';

    const startedAt = Date.now();
    const undecided = await send();
    expect(Date.now() - startedAt).toBeLessThan(3_500);
    expect(undecided.status).toBe(503);
    expect(undecided.body.code).toBe('ORDER_UNDECIDED');
    expect(undecided.headers['retry-after']).toBe('1');

    service.products.fault = undefined;
    const outcome = await eventually(async () => {
      const repeat = await send();
      expect(repeat.status).toBe(201);
      return repeat;
    });
    expect(outcome.headers['idempotency-replayed']).toBe('true');
    expect(service.products.stockOf(tray)).toBe(4);
  });

  it('undoes an order without a key whose reservation took effect but was never answered', async () => {
    const tray = service.sell(5);
    service.products.fault = 'lose-response';

    const undecided = await order([{ productId: tray, quantity: 2 }], {}, service.other);
    expect(undecided.status).toBe(503);
    expect(service.products.stockOf(tray)).toBe(3);

    service.products.fault = undefined;
    await eventually(
      async () => {
        expect(service.products.stockOf(tray)).toBe(5);
        expect(await dueOrders(service)).toBe(0);
      },
      { timeoutMs: 8_000 },
    );
    const orders = await service.call(service.other, 'GET', '/orders');
    expect(orders.body.data.map((o: any) => o.items[0].productId)).not.toContain(tray);
  });

  it.each([
    ['places an order with a key', 'crashed', 'pending'],
    ['undoes an order without one', undefined, undefined],
  ])('%s when its process died before it asked for stock', async (_, idempotencyKey, state) => {
    const tray = service.sell(5);
    const { userId } = service.customer;
    const longAgo = Date.now() - 10_000;
    const id = newOrderId(userId, Date.now());
    await service.app.get(PlacingRepository).begin(
      {
        id,
        userId,
        state: 'undecided',
        lines: [{ productId: tray, quantity: 1 }],
        fromCart: false,
        idempotencyKey,
        instance: '/orders',
        requestId: 'before-the-crash',
        createdAt: longAgo,
        deadlineAt: idempotencyKey ? Date.now() + 20_000 : longAgo + 2_500,
      },
      'fingerprint',
    );

    await eventually(async () => expect(await dueOrders(service)).toBe(0));

    expect((await service.app.get(OrdersRepository).find(id))?.state).toBe(state);
    expect(service.products.stockOf(tray)).toBe(state ? 4 : 5);
  });

  it('answers a request that was overtaken as it answers its repeats', async () => {
    const tray = service.sell(5);
    const { userId } = service.customer;
    const order: UnplacedOrder = {
      id: newOrderId(userId, Date.now()),
      userId,
      state: 'undecided',
      lines: [{ productId: tray, quantity: 1 }],
      fromCart: false,
      idempotencyKey: 'overtaken',
      instance: '/orders',
      requestId: 'slow',
      createdAt: Date.now(),
      deadlineAt: Date.now() + 20_000,
    };
    const saga = service.app.get(CheckoutSaga);
    await service.app.get(PlacingRepository).begin(order, 'fingerprint');
    await saga.decide(order);
    await service.call(service.admin, 'PATCH', `/orders/${order.id}/status`, { status: 'processing' });

    const overtaken = await saga.decide(order);

    expect(overtaken).toMatchObject({ response: { status: 201, body: { id: order.id, status: 'pending' } } });
    expect(service.products.stockOf(tray)).toBe(4);
  });

  it('knows a repeat again whose first request came before the secret was exchanged', async () => {
    const items = [{ productId: service.sell(5), quantity: 1 }];
    const { userId } = service.customer;
    const first: UnplacedOrder = {
      id: newOrderId(userId, Date.now()),
      userId,
      state: 'undecided',
      lines: items,
      fromCart: false,
      idempotencyKey: 'before-the-exchange',
      instance: '/orders',
      requestId: 'first',
      createdAt: Date.now(),
      deadlineAt: Date.now() + 20_000,
    };
    const fingerprint = new RecordCipher({ current: PREVIOUS_SECRET }).fingerprint({ items });
    await service.app.get(PlacingRepository).begin(first, fingerprint);
    await service.app.get(CheckoutSaga).decide(first);

    const repeat = await order(items, { 'idempotency-key': 'before-the-exchange' });

    expect([repeat.status, repeat.body.id]).toEqual([201, first.id]);
    expect(repeat.headers['idempotency-replayed']).toBe('true');
  });

  it('writes an order down once, however often it is told to', async () => {
    const tray = service.sell(5);
    const placed = await order([{ productId: tray, quantity: 1 }]);
    const stored = await service.app.get(OrdersRepository).find(placed.body.id);

    await service.app
      .get(PlacingRepository)
      .begin({ ...(stored as Order), state: 'undecided' }, 'fingerprint');

    expect((await service.app.get(OrdersRepository).find(placed.body.id))?.state).toBe('pending');
  });

  it.each([
    ['no lines', { items: [] }],
    ['null for lines', { items: null }],
    ['a quantity of 0', { items: [{ productId: '01890a5d-ac96-774b-bcce-b302099a8057', quantity: 0 }] }],
    ['a fraction', { items: [{ productId: '01890a5d-ac96-774b-bcce-b302099a8057', quantity: 1.5 }] }],
    ['a huge quantity', { items: [{ productId: '01890a5d-ac96-774b-bcce-b302099a8057', quantity: 1e12 }] }],
    ['an id that is no UUID', { items: [{ productId: 'tray', quantity: 1 }] }],
    [
      'a price from the client',
      { items: [{ productId: '01890a5d-ac96-774b-bcce-b302099a8057', quantity: 1, price: 1 }] },
    ],
    ['an unknown field', { coupon: 'FREE' }],
  ])('refuses %s', async (_, body) => {
    const refused = await service.call(service.customer, 'POST', '/orders', body);
    expect([refused.status, refused.body.code]).toEqual([400, 'VALIDATION_FAILED']);
    expect(refused.body.errors[0].pointer).toMatch(/^#\//);
  });
});
