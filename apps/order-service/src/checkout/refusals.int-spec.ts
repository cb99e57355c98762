import { randomUUID } from 'node:crypto';
import { OrdersRepository, partitionOfUser } from '@emporium/order-data';
import { Redis } from '@emporium/redis';
import { runOrderService } from '../testing/running-order-service';
import { CheckoutSaga } from './checkout.saga';

describe('an order that is refused', () => {
  let service: Awaited<ReturnType<typeof runOrderService>>;

  const order = (body: object, headers: Record<string, string> = {}) =>
    service.call(service.customer, 'POST', '/orders', body, headers);

  beforeAll(async () => {
    service = await runOrderService();
  });
  afterAll(() => service.stop());

  describe('because of its price', () => {
    it.each([
      ['below', 19.99],
      ['above', 20.01],
      ['far from', 0],
    ])('reserves nothing when the total expected is %s what it costs', async (_, expectedTotal) => {
      const tray = service.sell(5, 1000);

      const refused = await order({ items: [{ productId: tray, quantity: 2 }], expectedTotal });

      expect([refused.status, refused.body.code]).toEqual([409, 'PRICE_CHANGED']);
      expect(refused.body.totalAmount).toBe(20);
      expect(service.products.stockOf(tray)).toBe(5);
    });

    it('is placed when the total is the one expected', async () => {
      const items = [
        { productId: service.sell(5, 10), quantity: 3 },
        { productId: service.sell(5, 1999), quantity: 1 },
      ];

      expect((await order({ items, expectedTotal: 20.29 })).status).toBe(201);
    });

    it('leaves the cart as it was, and is ordered at the price that was told', async () => {
      const tray = service.sell(5, 1000);
      await service.call(service.customer, 'PUT', `/cart/items/${tray}`, { quantity: 2 });
      service.sell(5, 1250, tray);

      const refused = await order({ expectedTotal: 20 });
      const cart = await service.call(service.customer, 'GET', '/cart');
      const placed = await order({ expectedTotal: refused.body.totalAmount });

      expect(refused.body.code).toBe('PRICE_CHANGED');
      expect(cart.body.items).toMatchObject([{ quantity: 2, state: 'price-changed' }]);
      expect([placed.status, placed.body.totalAmount]).toEqual([201, 25]);
    });

    it('is the same for whoever decides it', async () => {
      const tray = service.sell(5, 1000);
      service.products.fault = 'refuse';
      const key = { 'idempotency-key': randomUUID() };
      const body = { items: [{ productId: tray, quantity: 2 }], expectedTotal: 20 };
      const undecided = await order(body, key);
      service.sell(5, 1250, tray);
      service.products.fault = undefined;
      expect(undecided.body.code).toBe('ORDER_UNDECIDED');

      const [id] = await service.app.get(Redis).zrange(`orders:{orders-${partition()}}:due`, 0, '0');
      const found = await service.app.get(OrdersRepository).find(id ?? '');
      await service.app.get(CheckoutSaga).decide(found as never);

      expect((await order(body, key)).body.code).toBe('PRICE_CHANGED');
      expect(service.products.stockOf(tray)).toBe(5);
    });

    it('needs another key with another total', async () => {
      const items = [{ productId: service.sell(5, 1000), quantity: 1 }];
      const key = { 'idempotency-key': randomUUID() };
      await order({ items, expectedTotal: 9 }, key);

      expect((await order({ items, expectedTotal: 10 }, key)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    });

    it.each([-1, 1.001, '20', null, 1e15])('cannot expect %j', async (expectedTotal) => {
      const items = [{ productId: service.sell(5, 1000), quantity: 1 }];
      const refused = await order({ items, expectedTotal });

      expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '#/expectedTotal']);
    });
  });

  const partition = () => partitionOfUser(service.customer.userId);

  describe('under a key', () => {
    const countKey = () => `idempotency:{orders-${partition()}}:${service.customer.userId}:refused`;
    const unknown = () => ({ items: [{ productId: randomUUID(), quantity: 1 }] });
    const underKey = (body: object, key: string = randomUUID()) => order(body, { 'idempotency-key': key });
    afterEach(() => service.app.get(Redis).del(countKey()));

    it('is counted for a day, what is placed is not', async () => {
      const redis = service.app.get(Redis);
      await redis.del(countKey());
      const [key, body] = [randomUUID(), unknown()];
      await underKey(body, key);
      await underKey(body, key);
      await order(unknown());
      await underKey({ items: [{ productId: service.sell(1), quantity: 1 }] });

      expect(await redis.get(countKey())).toBe('1');
      expect(await redis.ttl(countKey())).toBeGreaterThan(86_000);
    });

    it('is the last of a thousand; what is known is repeated, and orders go on without a key', async () => {
      const redis = service.app.get(Redis);
      const [key, body] = [randomUUID(), unknown()];
      await underKey(body, key);
      await redis.set(countKey(), 1_000, 'EX', 500);
      const before = await redis.dbsize();
      const good = { items: [{ productId: service.sell(1), quantity: 1 }] };

      const refused = await underKey(good);

      expect([refused.status, refused.body.code]).toEqual([429, 'TOO_MANY_KEYS']);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(400);
      expect(await redis.dbsize()).toBe(before);
      expect((await underKey(body, key)).body.code).toBe('PRODUCT_NOT_FOUND');
      expect((await order(good)).status).toBe(201);
    });
  });

  it.each([
    ['do not exist', () => randomUUID(), 404, 'PRODUCT_NOT_FOUND', 'productIds'],
    ['are short', () => service.sell(3), 409, 'OUT_OF_STOCK', 'items'],
  ])(
    'for a hundred products that %s leaves little, and is repeated in full',
    async (_, sell, status, code, list) => {
      const redis = service.app.get(Redis);
      const items = Array.from({ length: 100 }, () => ({ productId: sell(), quantity: 10_000 }));
      const before = await redis.dbsize();
      expect((await order({ items })).body.code).toBe(code);
      expect(await redis.dbsize()).toBe(before);
      const key = randomUUID();

      const refused = await order({ items }, { 'idempotency-key': key });
      const repeat = await order({ items }, { 'idempotency-key': key });

      expect([refused.status, refused.body.code, refused.body[list].length]).toEqual([status, code, 20]);
      expect([repeat.status, repeat.body]).toEqual([status, refused.body]);
      expect(repeat.headers['idempotency-replayed']).toBe('true');
      // The record, and at the first the count.
      expect(await redis.dbsize()).toBeLessThanOrEqual(before + 2);
      const record = `idempotency:{orders-${partition()}}:${service.customer.userId}:POST:/orders:${key}`;
      expect(await redis.memory('USAGE', record)).toBeLessThan(1_500);
    },
  );
});
