import { randomUUID } from 'node:crypto';
import { Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import { expectBalancedBooks } from '../testing/books';
import { addProduct, productBody } from '../testing/catalogue';
import { ServiceUnderTest } from '../testing/service-under-test';

interface Line {
  productId: string;
  quantity: number;
}

let server: Awaited<ReturnType<typeof startTestRedis>>;
let service: ServiceUnderTest;
let redis: Redis;

beforeAll(async () => {
  server = await startTestRedis();
  service = await ServiceUnderTest.start(server.url);
  redis = service.get(Redis);
});

afterAll(async () => {
  await service.close();
  await server.stop();
});

const path = (orderId: string, verb = '') => `/internal/reservations/${orderId}${verb && `/${verb}`}`;
const reserve = (orderId: string, lines: Line[]) => service.call('service', 'PUT', path(orderId), { lines });
const release = (orderId: string) => service.call('service', 'POST', path(orderId, 'release'));
const giveBack = (orderId: string) => service.call('service', 'POST', path(orderId, 'return'));
const stockOf = async (id: string) => (await service.call('nobody', 'GET', `/products/${id}`)).body.stock;

describe('concurrent reservations', () => {
  it('sell 50 units to exactly 50 of 300 orders', async () => {
    const { id } = await addProduct(service, { stock: 50 });

    const answers = await Promise.all(
      Array.from({ length: 300 }, () => reserve(randomUUID(), [{ productId: id, quantity: 1 }])),
    );

    const states = answers.map(({ body }) => body.state);
    expect(states.filter((state) => state === 'CONFIRMED')).toHaveLength(50);
    expect(states.filter((state) => state === 'REJECTED')).toHaveLength(250);
    expect(await stockOf(id)).toBe(0);
    await expectBalancedBooks(redis);
  });

  it('under one id take effect once', async () => {
    const { id } = await addProduct(service, { stock: 50 });
    const orderId = randomUUID();

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => reserve(orderId, [{ productId: id, quantity: 5 }])),
    );

    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await stockOf(id)).toBe(45);
  });

  it('returned by many at once come back once', async () => {
    const { id } = await addProduct(service, { stock: 50 });
    const orderId = randomUUID();
    await reserve(orderId, [{ productId: id, quantity: 5 }]);

    await Promise.all(Array.from({ length: 20 }, () => giveBack(orderId)));

    expect(await stockOf(id)).toBe(50);
  });

  it('record a name and price that the catalogue showed together', async () => {
    const { id } = await addProduct(service, { name: 'Trowel 100', price: 100, stock: 1000 });
    const rename = async () => {
      for (let price = 101; price <= 140; price++) {
        const body = productBody({ name: `Trowel ${price}`, price, stock: undefined });
        await service.call('admin', 'PUT', `/products/${id}`, body);
      }
    };
    const buy = async () => {
      const prices = [];
      for (let order = 0; order < 60; order++) {
        const { body } = await reserve(randomUUID(), [{ productId: id, quantity: 1 }]);
        const [bought] = body.lines;
        expect(bought.productName).toBe(`Trowel ${bought.priceCents / 100}`);
        prices.push(bought.priceCents);
      }
      return prices;
    };

    const [prices] = await Promise.all([buy(), rename()]);

    expect(prices).toEqual([...prices].sort((a, b) => a - b));
    expect(new Set(prices).size).toBeGreaterThan(1);
  });
});

describe('the books', () => {
  it('balance after a storm of orders, returns, deliveries and deletions', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => addProduct(service, { stock: 20 }))).then(
      (products) => products.map(({ id }) => id),
    );
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const orders: string[] = [];
    const act = async () => {
      const id = ids[random(ids.length)]!;
      const lines = [0, 1, 2].map(() => ({ productId: ids[random(ids.length)]!, quantity: 1 + random(3) }));
      const choice = random(100);
      if (choice < 45) orders.push(randomUUID());
      if (choice < 45) return reserve(orders.at(-1)!, lines);
      if (choice < 70 && orders.length) return giveBack(orders[random(orders.length)]!);
      if (choice < 75 && orders.length) return release(orders[random(orders.length)]!);
      if (choice < 88) {
        return service.call('admin', 'PATCH', `/products/${id}/stock`, { delta: random(9) - 4 });
      }
      if (choice < 93) return service.call('admin', 'PATCH', `/products/${id}/stock`, { stock: random(30) });
      if (choice < 98) {
        const headers = { 'if-match': '*' };
        return service.call('admin', 'PUT', `/products/${id}`, productBody({ stock: random(30) }), headers);
      }
      return service.call('admin', 'DELETE', `/products/${id}`);
    };

    for (let wave = 0; wave < 12; wave++) {
      const answers = await Promise.all(Array.from({ length: 40 }, act));
      expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
      await expectBalancedBooks(redis);
    }
  });
});
