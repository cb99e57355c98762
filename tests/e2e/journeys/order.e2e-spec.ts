import { randomUUID } from 'node:crypto';
import { eventually } from '@emporium/testing';
import { api } from '../support/api';
import { newCustomer, newCustomers, type Person, theAdmin } from '../support/people';
import { sell } from '../support/products';

describe('ordering', () => {
  let admin: Person;
  let customer: Person;

  beforeAll(async () => {
    [admin, customer] = await Promise.all([theAdmin(), newCustomer()]);
  });

  const order = (items: object[] | undefined, headers = {}, token = customer.token) =>
    api('POST', '/api/orders', { token, body: items && { items }, headers });
  /** Under a key, which is sent again while there is no outcome. */
  const orderUntilDecided = (items: object[], token: string) => {
    const key = randomUUID();
    return eventually(
      async () => {
        const answer = await order(items, { 'idempotency-key': key }, token);
        expect(answer.status).toBeLessThan(500);
        expect(answer.body.code).not.toBe('IDEMPOTENCY_IN_PROGRESS');
        return answer;
      },
      { timeoutMs: 20_000, everyMs: 250 },
    );
  };
  const stockOf = async (id: string) => (await api('GET', `/api/products/${id}`)).body.stock;

  it('goes from the cart to a delivered order', async () => {
    const tray = await sell(admin, { price: 19.99, stock: 3 });
    await api('PUT', `/api/cart/items/${tray.id}`, { token: customer.token, body: { quantity: 2 } });
    const cart = await api('GET', '/api/cart', { token: customer.token });
    expect(cart.body).toMatchObject({ totalAmount: 39.98, items: [{ productId: tray.id, available: true }] });

    const placed = await order(undefined);
    expect(placed).toMatchObject({
      status: 201,
      body: { status: 'pending', totalAmount: 39.98, userId: customer.id },
    });
    const location = placed.headers.get('location') ?? '';
    expect(location).toBe(`/api/orders/${placed.body.id}`);
    expect(await stockOf(tray.id)).toBe(1);
    expect((await api('GET', '/api/cart', { token: customer.token })).body.items).toEqual([]);

    for (const status of ['processing', 'shipped', 'delivered']) {
      await api('PATCH', `${location}/status`, { token: admin.token, body: { status } });
    }
    const timeline = await api('GET', `${location}/timeline`, { token: customer.token });
    expect(timeline.body.data.map((change: { status: string }) => change.status)).toEqual([
      'pending',
      'processing',
      'shipped',
      'delivered',
    ]);
  });

  it('gives the stock back when an order is cancelled', async () => {
    const tray = await sell(admin, { stock: 5 });
    const { body } = await order([{ productId: tray.id, quantity: 4 }]);
    expect(await stockOf(tray.id)).toBe(1);

    const cancelled = await api('DELETE', `/api/orders/${body.id}`, { token: customer.token });

    expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    expect(await stockOf(tray.id)).toBe(5);
    expect((await api('DELETE', `/api/orders/${body.id}`, { token: customer.token })).status).toBe(409);
  });

  it('keeps what an order recorded when the product changes or goes', async () => {
    const tray = await sell(admin, { name: 'Ash tray', price: 10 });
    const { body } = await order([{ productId: tray.id, quantity: 1 }]);
    await api('DELETE', `/api/products/${tray.id}`, { token: admin.token });

    const read = await api('GET', `/api/orders/${body.id}`, { token: customer.token });
    expect(read.body.items).toEqual([
      { productId: tray.id, productName: 'Ash tray', price: 10, quantity: 1, subtotal: 10 },
    ]);
    const cancelled = await api('DELETE', `/api/orders/${body.id}`, { token: customer.token });
    expect(cancelled.body.status).toBe('cancelled');
    expect((await api('GET', `/api/products/${tray.id}`)).status).toBe(404);
  });

  it('refuses a product that was deleted while it lay in the cart, and says so', async () => {
    const tray = await sell(admin);
    await api('PUT', `/api/cart/items/${tray.id}`, { token: customer.token, body: { quantity: 1 } });
    await api('DELETE', `/api/products/${tray.id}`, { token: admin.token });

    const cart = await api('GET', '/api/cart', { token: customer.token });
    expect(cart.body.items).toMatchObject([{ productId: tray.id, available: false }]);
    const refused = await order(undefined);
    expect(refused).toMatchObject({
      status: 404,
      body: { code: 'PRODUCT_NOT_FOUND', productIds: [tray.id] },
    });
    await api('DELETE', '/api/cart', { token: customer.token });
  });

  it('sells at today’s price what lay in the cart at another', async () => {
    const tray = await sell(admin, { name: 'Elm tray', price: 10 });
    await api('PUT', `/api/cart/items/${tray.id}`, { token: customer.token, body: { quantity: 2 } });
    await api('PUT', `/api/products/${tray.id}`, {
      token: admin.token,
      body: { name: 'Elm tray', description: 'Elm.', category: 'Kitchen', price: 12.5 },
    });

    expect((await order(undefined)).body).toMatchObject({ totalAmount: 25 });
  });

  it('makes exactly 50 orders of 50 units for 300 buyers at once', async () => {
    const tray = await sell(admin, { stock: 50 });
    const buyers = await newCustomers(300);

    const answers = await Promise.all(
      buyers.map(({ token }) => orderUntilDecided([{ productId: tray.id, quantity: 1 }], token)),
    );

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(50);
    expect(answers.filter(({ body }) => body.code === 'OUT_OF_STOCK')).toHaveLength(250);
    expect(await stockOf(tray.id)).toBe(0);
  });

  it('makes one order of a key sent 25 times at once', async () => {
    const tray = await sell(admin, { stock: 50 });
    const again = () => order([{ productId: tray.id, quantity: 1 }], { 'idempotency-key': 'twenty-five' });

    const answers = await Promise.all(Array.from({ length: 25 }, again));
    const late = await again();

    const ids = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id));
    expect([...ids]).toEqual([late.body.id]);
    expect(late.headers.get('idempotency-replayed')).toBe('true');
    expect(await stockOf(tray.id)).toBe(49);
  });
});
