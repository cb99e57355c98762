import { Redis } from '@emporium/redis';
import { v7 as uuidv7 } from 'uuid';
import { SettledCarts } from './settled-carts';
import { runOrderService } from '../testing/running-order-service';

describe('the cart', () => {
  let service: Awaited<ReturnType<typeof runOrderService>>;
  const put = (productId: string, quantity: unknown, headers = {}) =>
    service.call(service.customer, 'PUT', `/cart/items/${productId}`, { quantity }, headers);
  const read = () => service.call(service.customer, 'GET', '/cart');

  beforeAll(async () => {
    service = await runOrderService();
  });
  afterAll(() => service.stop());
  afterEach(async () => {
    service.products.fault = undefined;
    jest.restoreAllMocks();
    await service.call(service.customer, 'DELETE', '/cart');
  });

  it('shows today’s prices and what can be had', async () => {
    const tray = service.sell(3, 1999);
    await put(tray, 2);
    service.sell(3, 2999, tray);

    expect((await read()).body).toEqual({
      items: [
        {
          productId: tray,
          productName: 'Oak tray',
          price: 29.99,
          quantity: 2,
          subtotal: 59.98,
          available: true,
          state: 'price-changed',
        },
      ],
      totalAmount: 59.98,
    });
  });

  it('tells of each line whether it is short or gone, or its price has changed since it was put in', async () => {
    const [fine, short, gone, dearer] = [1, 2, 3, 4].map(() => service.sell(5, 1000)) as [
      string,
      string,
      string,
      string,
    ];
    for (const id of [fine, gone, dearer]) await put(id, 5);
    await put(short, 6);
    service.products.products.delete(gone);
    service.sell(5, 1001, dearer);
    service.sell(5, 1001, short);

    const { body } = await read();

    const told = new Map(
      body.items.map(({ productId, ...item }: { productId: string }) => [productId, item]),
    );
    expect(told.get(fine)).toMatchObject({ state: 'ok', available: true });
    expect(told.get(short)).toMatchObject({ state: 'short', available: false });
    expect(told.get(dearer)).toMatchObject({ state: 'price-changed', available: true, price: 10.01 });
    expect(told.get(gone)).toMatchObject({ state: 'gone', available: false, productName: 'Oak tray' });
    expect(body.totalAmount).toBe(50 + 60.06 + 50.05);

    await put(dearer, 5);
    const again = (await read()).body.items.find(({ productId }: any) => productId === dearer);
    expect(again.state).toBe('ok');
  });

  it('shows lines of which nothing but the quantity was kept', async () => {
    const tray = service.sell(3, 500);
    await service.app.get(Redis).hset(`cart:${service.customer.userId}`, tray, 2);

    expect((await read()).body.items).toMatchObject([{ productName: 'Oak tray', state: 'ok', subtotal: 10 }]);
    service.products.products.delete(tray);
    expect((await read()).body.items).toMatchObject([{ productName: null, state: 'gone' }]);
  });

  it('shows a product that was deleted meanwhile under the name it had, as unavailable', async () => {
    const tray = service.sell(3);
    await put(tray, 1);
    service.products.products.delete(tray);

    expect((await read()).body).toEqual({
      items: [
        {
          productId: tray,
          productName: 'Oak tray',
          price: 0,
          quantity: 1,
          subtotal: 0,
          available: false,
          state: 'gone',
        },
      ],
      totalAmount: 0,
    });
  });

  it('drops one line or all', async () => {
    const [tray, lamp] = [service.sell(3), service.sell(3)];
    await put(tray, 1);
    await put(lamp, 1);

    const left = await service.call(service.customer, 'DELETE', `/cart/items/${tray}`);
    expect([left.status, left.body.items.length]).toEqual([200, 1]);
    expect((await service.call(service.customer, 'DELETE', `/cart/items/${tray}`)).status).toBe(404);
    expect((await service.call(service.customer, 'DELETE', '/cart')).status).toBe(204);
    expect((await read()).body.items).toEqual([]);
  });

  it.each([0, -1, 1.5, 1e9, '2', null])('refuses a quantity of %j', async (quantity) => {
    expect((await put(service.sell(3), quantity)).body.code).toBe('VALIDATION_FAILED');
  });

  it('refuses a product that does not exist', async () => {
    expect((await put(uuidv7(), 1)).body.code).toBe('PRODUCT_NOT_FOUND');
  });

  it('holds at most 100 products', async () => {
    const first = service.sell(9);
    const others = Array.from({ length: 99 }, () => [uuidv7(), '1']);
    await service.app
      .get(Redis)
      .hset(`cart:${service.customer.userId}`, Object.fromEntries([[first, '1'], ...others]));

    expect((await put(service.sell(1), 1)).body.code).toBe('CART_FULL');
    expect((await put(first, 2)).status).toBe(200);
  });

  describe('under preconditions', () => {
    let tray: string;
    const changes = {
      'a quantity set': (headers: Record<string, string>) => put(tray, 2, headers),
      'a line taken out': (headers: Record<string, string>) =>
        service.call(service.customer, 'DELETE', `/cart/items/${tray}`, undefined, headers),
      'all taken out': (headers: Record<string, string>) =>
        service.call(service.customer, 'DELETE', '/cart', undefined, headers),
    };
    type Change = keyof typeof changes;
    const names = Object.keys(changes) as Change[];
    const etag = async () => String((await read()).headers.etag);

    beforeEach(async () => {
      tray = service.sell(9);
      await put(tray, 1);
    });

    it.each(names)('has %s when they hold', async (name) => {
      expect((await changes[name]({ 'if-match': await etag() })).status).toBeLessThan(300);
    });

    it.each(
      names.flatMap((name) =>
        (['if-match', 'if-none-match'] as const).map((header) => [name, header] as const),
      ),
    )('does not have %s when its %s does not hold', async (name, header) => {
      const stale = await etag();
      if (header === 'if-match') await put(tray, 3);
      const before = (await read()).body;

      expect((await changes[name]({ [header]: stale })).status).toBe(412);
      expect((await changes[name]({ 'if-none-match': '*' })).status).toBe(412);
      expect((await read()).body).toEqual(before);
    });

    it.each(names)('has no chance of %s against a change between the look and the write', async (name) => {
      const current = await etag();
      const settled = service.app.get(SettledCarts);
      jest.spyOn(settled, 'read').mockImplementationOnce(async (userId) => {
        const cart = await settled.read(userId);
        await put(tray, 7);
        return cart;
      });

      expect((await changes[name]({ 'if-match': current })).status).toBe(412);
      expect((await read()).body.items).toMatchObject([{ quantity: 7 }]);
    });

    it('lets one of ten clients change what all of them saw', async () => {
      const current = await etag();

      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, at) => put(tray, at + 2, { 'if-match': current })),
      );

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 412)).toHaveLength(9);
    });
  });

  it('answers 503 while product-service is away', async () => {
    const tray = service.sell(9);
    service.products.fault = 'refuse';
    const refused = await put(tray, 1);
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1']);
  });

  it('answers 503 at once while Redis is away, and recovers by itself', async () => {
    service.redisServer.kill('SIGSTOP');
    const startedAt = Date.now();
    const refused = await read();
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1']);
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    service.redisServer.kill('SIGCONT');
    expect((await read()).status).toBe(200);
  });
});
