import { randomUUID } from 'node:crypto';
import { Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import { addProduct, productBody } from '../testing/catalogue';
import { CatalogueModel, type ListedProduct, RandomChoice } from '../testing/catalogue-model';
import { ServiceUnderTest } from '../testing/service-under-test';

let server: Awaited<ReturnType<typeof startTestRedis>>;
let service: ServiceUnderTest;

beforeAll(async () => {
  server = await startTestRedis();
  service = await ServiceUnderTest.start(server.url);
});

afterAll(async () => {
  await service.close();
  await server.stop();
});

beforeEach(async () => {
  const inventory = await service.get(Redis).keys('*inventory*');
  if (inventory.length > 0) await service.get(Redis).del(inventory);
});

const list = (parameters: Record<string, string | number> = {}) =>
  service.call(
    'nobody',
    'GET',
    `/products?${new URLSearchParams(parameters as Record<string, string>).toString()}`,
  );
const names = async (parameters: Record<string, string | number> = {}) =>
  (await list(parameters)).body.data.map(({ name }: ListedProduct) => name);
const categories = async () => (await service.call('nobody', 'GET', '/categories')).body.data;

describe('a list of a random catalogue', () => {
  it.each([1, 2, 3])(
    'is what a naive model says, whatever is asked, while it changes (seed %i)',
    async (seed) => {
      const random = new RandomChoice(seed);
      const model = new CatalogueModel();
      const change = async () => {
        const product = random.chance(0.4) ? random.of(model.products) : undefined;
        if (!product) {
          model.put((await service.call('admin', 'POST', '/products', random.product())).body);
        } else if (random.chance(0.3)) {
          await service.call('admin', 'DELETE', `/products/${product.id}`);
          model.delete(product.id);
        } else if (random.chance(0.5)) {
          const body = { stock: random.below(3) };
          model.put((await service.call('admin', 'PATCH', `/products/${product.id}/stock`, body)).body);
        } else {
          const url = `/products/${product.id}`;
          model.put((await service.call('admin', 'PUT', url, random.product(), { 'if-match': '*' })).body);
        }
      };

      for (let step = 0; step < 60; step++) await change();
      for (let round = 0; round < 120; round++) {
        if (random.chance(0.25)) await change();
        const query = random.query();
        const { data, meta } = (await list(query)).body;
        const expected = model.page(query);
        expect({ query, data, total: meta.total }).toEqual({ query, ...expected });
      }
      expect(await categories()).toEqual(model.categories());
    },
  );
});

describe('a list', () => {
  it('shows the newest products first, twenty a page', async () => {
    for (let n = 1; n <= 21; n++) await addProduct(service, { name: `Pot ${n}` });

    const { status, body, headers } = await list();

    expect(status).toBe(200);
    expect(body.data.map(({ name }: ListedProduct) => name)).toEqual(
      Array.from({ length: 20 }, (_, index) => `Pot ${21 - index}`),
    );
    expect(body.meta).toEqual({ page: 1, limit: 20, total: 21, totalPages: 2 });
    expect(headers['link']).toBe('</products?page=2>; rel="next"');
    expect(headers['cache-control']).toBe('public, no-cache');
    expect(await names({ page: 2 })).toEqual(['Pot 1']);
    expect((await list({ page: 9 })).body).toEqual({ data: [], meta: { ...body.meta, page: 9 } });
  });

  it('of an empty catalogue is empty', async () => {
    const meta = { page: 1, limit: 20, total: 0, totalPages: 0 };

    expect((await list()).body).toEqual({ data: [], meta });
    expect((await list({ q: 'pot', inStock: 'true', sort: 'name' })).body).toEqual({ data: [], meta });
    expect(await categories()).toEqual([]);
  });

  it('follows a product that runs out of stock and comes back, reserved or not', async () => {
    const { id } = await addProduct(service, { stock: 1 });
    await addProduct(service, { name: 'Other' });
    const orderId = randomUUID();
    expect(await names({ inStock: 'true' })).toEqual(['Other', 'Hand Trowel']);

    const lines = [{ productId: id, quantity: 1 }];
    await service.call('service', 'PUT', `/internal/reservations/${orderId}`, { lines });
    expect(await names({ inStock: 'true' })).toEqual(['Other']);
    expect(await names({ inStock: 'false' })).toEqual(['Hand Trowel']);

    await service.call('service', 'POST', `/internal/reservations/${orderId}/return`);
    expect(await names({ inStock: 'true' })).toEqual(['Other', 'Hand Trowel']);
    expect(await names({ inStock: 'false' })).toEqual([]);
  });

  it('moves a product that is replaced to its new category, words and price', async () => {
    const { id } = await addProduct(service);
    const changes = { name: 'Wool Scarf', description: '', category: 'Clothing', price: 5 };
    await service.call('admin', 'PUT', `/products/${id}`, productBody({ ...changes, stock: undefined }));

    expect(await names({ category: 'Garden' })).toEqual([]);
    expect(await names({ q: 'trowel' })).toEqual([]);
    expect(await names({ minPrice: 10 })).toEqual([]);
    expect(await names({ category: 'Clothing', q: 'wool', maxPrice: 5 })).toEqual(['Wool Scarf']);
    expect(await categories()).toEqual([{ name: 'Clothing', productCount: 1 }]);
  });

  it.each([
    ['trowel', 1],
    ['TRO', 1],
    ['tr', 1],
    ['t', 0],
    ['rowel', 0],
    ['hand carbon', 1],
    ['hand wool', 0],
    ['creme', 1],
    ['Crème', 1],
    ['5', 1],
    ['', 1],
    ['   ', 1],
    ['*', 0],
    ['[', 0],
  ])('searched for %j finds %i', async (q, total) => {
    await addProduct(service, { name: 'Hand Trowel 5', description: 'Carbon steel, colour crème' });

    expect((await list({ q })).body.meta.total).toBe(total);
  });

  it.each([
    ['page=0'],
    ['page=x'],
    ['limit=101'],
    ['limit=0'],
    ['sort=stock'],
    ['sort='],
    ['minPrice=-1'],
    ['minPrice=x'],
    ['minPrice='],
    ['minPrice=1.234'],
    ['minPrice=2&maxPrice=1'],
    ['inStock=yes'],
    ['category='],
    ['category=a&category=b'],
    ['colour=red'],
    [`q=${'x'.repeat(201)}`],
    [`q=${Array.from({ length: 17 }, (_, n) => n).join('+')}`],
  ])('asked with %s is refused', async (search) => {
    const { status, body } = await service.call('nobody', 'GET', `/products?${search}`);

    expect({ status, code: body.code }).toEqual({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('keeps results of searches in a bounded number of keys, all of which expire', async () => {
    await addProduct(service);
    for (let price = 0; price < 100; price++) await list({ q: 'trowel', maxPrice: 20 + price });

    const redis = service.get(Redis);
    const results = await redis.keys('{inventory}:result:*');
    expect(results.length).toBeLessThanOrEqual(64);
    for (const key of results) expect(await redis.ttl(key)).toBeGreaterThan(0);
    expect(await redis.keys('{inventory}:scratch:*')).toEqual([]);
  });
});

describe('names in order', () => {
  it('stay exact when many fall between the same two neighbours', async () => {
    const expected = ['a', 'z'];
    for (const name of expected) await addProduct(service, { name });
    // Each falls right before the one before: the gap between neighbours halves until it is used up.
    for (let n = 120; n > 0; n--) await addProduct(service, { name: `m${String(n).padStart(3, '0')}` });
    expected.splice(1, 0, ...Array.from({ length: 120 }, (_, n) => `m${String(n + 1).padStart(3, '0')}`));

    const all = [...(await names({ ...byName, page: 1 })), ...(await names({ ...byName, page: 2 }))];
    expect(all).toEqual(expected);
  });

  const byName = { sort: 'name', q: 'carbon', limit: 100 };
});
