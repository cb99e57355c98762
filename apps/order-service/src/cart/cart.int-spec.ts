import { v7 as uuidv7 } from 'uuid';
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
        },
      ],
      totalAmount: 59.98,
    });
    await put(tray, 4);
    expect((await read()).body.items[0].available).toBe(false);
  });

  it('shows a product that was deleted meanwhile as unavailable', async () => {
    const tray = service.sell(3);
    await put(tray, 1);
    service.products.products.delete(tray);

    expect((await read()).body).toEqual({
      items: [{ productId: tray, productName: null, price: 0, quantity: 1, subtotal: 0, available: false }],
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
    for (let i = 0; i < 100; i++) await put(service.sell(1), 1);
    const first = (await read()).body.items[0].productId as string;

    expect((await put(service.sell(1), 1)).body.code).toBe('CART_FULL');
    expect((await put(first, 2)).status).toBe(200);
  });

  it('honours If-Match', async () => {
    const tray = service.sell(9);
    const { headers } = await put(tray, 1);
    expect((await put(tray, 2, { 'if-match': headers.etag })).status).toBe(200);
    expect((await put(tray, 3, { 'if-match': headers.etag })).status).toBe(412);
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
