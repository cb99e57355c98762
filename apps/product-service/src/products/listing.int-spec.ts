import { randomUUID } from 'node:crypto';
import { Redis } from '@emporium/redis';
import type { TestResponse } from '@emporium/service/testing';
import { startTestRedis } from '@emporium/testing';
import { addProduct, productBody } from '../testing/catalogue';
import { CatalogueModel, type ListedProduct, RandomChoice } from '../testing/catalogue-model';
import { ServiceUnderTest } from '../testing/service-under-test';
import { cursorTo } from './position-cursor';

/** Where a list in the default order is gone on with. */
const NEWEST = cursorTo({ order: 'createdAt', key: 1, createdMs: 1, id: randomUUID(), passed: 20 });

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
    expect(headers['link']).toMatch(/^<\/products\?after=[\w-]+>; rel="next"$/);
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
    ['rowe', 1],
    ['towel', 1],
    ['rw', 0],
    ['handcarbon', 0],
    ['hand carbon', 1],
    ['hand wool', 0],
    ['hnd wool', 0],
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
    [`q=${'a-'.repeat(9)}&q=b`],
    [`q=${Array.from({ length: 17 }, (_, n) => `a${n}`).join('-')}`],
    ['sort=-relevance'],
    ['sort=relevance'],
    ['after='],
    ['after=x'],
    ['after=bnVsbA'],
    [`after=${cursorTo({ order: 'price', key: 1, createdMs: 1, id: randomUUID(), passed: 1 })}`],
    [`page=2&after=${NEWEST}`],
    [`after=${NEWEST}&after=${NEWEST}`],
    [`after=${NEWEST}&q=pot`],
  ])('asked with %s is refused', async (search) => {
    const { status, body } = await service.call('nobody', 'GET', `/products?${search}`);

    expect({ status, code: body.code }).toEqual({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it.each([
    ['q=trowel&page=501&limit=20', 400],
    ['category=Garden&page=101&limit=100', 400],
    ['inStock=true&page=10001&limit=1', 400],
    ['minPrice=1&page=1000000&sort=name', 400],
    ['q=trowel&page=500&limit=20', 200],
    ['inStock=true&page=100&limit=100', 200],
    ['page=5000&limit=100', 200],
    ['q=+&page=5000&limit=100', 200],
  ])('asked for %s answers %i, since filtered pages end at row 10,000', async (search, status) => {
    await addProduct(service);
    const answer = await service.call('nobody', 'GET', `/products?${search}`);

    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.body.code).toBe('PAGE_TOO_DEEP');
  });
});

describe('walking a list by its next links', () => {
  const walk = async (search: string, between: (seen: string[]) => Promise<unknown>) => {
    const [seen, pages]: [string[], number[]] = [[], []];
    for (let next: string | undefined = `/products?limit=4&${search}`; next;) {
      const { body, headers }: TestResponse = await service.call('nobody', 'GET', next);
      seen.push(...body.data.map(({ id }: ListedProduct) => id));
      pages.push(body.meta.page);
      next = /<([^>]+)>; rel="next"/.exec(headers['link'] ?? '')?.[1];
      if (next) await between(seen);
    }
    expect(pages).toEqual(pages.map((_, index) => index + 1));
    return seen;
  };

  it.each([
    '',
    'sort=name',
    'sort=-price',
    'category=Garden&inStock=true',
    'q=trowel',
    'q=trwoel',
    'q=rowe&sort=price',
  ])('with "%s" shows each product once while others are added, sold and deleted', async (search) => {
    const there: string[] = [];
    for (let n = 0; n < 12; n++) there.push((await addProduct(service, { price: n % 3 })).id);
    const gone: string[] = [];

    const seen = await walk(search, async (shown) => {
      await addProduct(service, { price: 1 });
      const id = shown.at(-1)!;
      gone.push(id);
      await service.call('admin', 'DELETE', `/products/${id}`);
    });

    expect(new Set(seen).size).toBe(seen.length);
    expect(there.filter((id) => !seen.includes(id) && !gone.includes(id))).toEqual([]);
  });

  it('leads back by number', async () => {
    for (let n = 0; n < 5; n++) await addProduct(service);
    const first = await list({ limit: 2, q: 'trowel' });
    const [, next = ''] = /<([^>]+)>; rel="next"/.exec(first.headers['link'] ?? '') ?? [];

    expect((await service.call('nobody', 'GET', next)).headers['link']).toMatch(
      /^<\/products\?limit=2&q=trowel&after=[\w-]+>; rel="next", <\/products\?limit=2&q=trowel&page=1>; rel="prev"$/,
    );
  });
});
