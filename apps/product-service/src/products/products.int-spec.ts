import { randomUUID } from 'node:crypto';
import { Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import { addProduct, productBody } from '../testing/catalogue';
import { ServiceUnderTest } from '../testing/service-under-test';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

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

const read = (id: string) => service.call('nobody', 'GET', `/products/${id}`);
const replace = (id: string, changes: Record<string, unknown>) =>
  service.call('admin', 'PUT', `/products/${id}`, productBody({ stock: undefined, ...changes }));
const changeStock = (id: string, body: unknown, headers = {}) =>
  service.call('admin', 'PATCH', `/products/${id}/stock`, body, headers);

describe('adding a product', () => {
  it('answers 201 with the product and where it is', async () => {
    const { status, body, headers } = await service.call('admin', 'POST', '/products', productBody());

    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(UUID_V7),
      ...productBody(),
      createdAt: expect.any(String),
      updatedAt: body.createdAt,
    });
    expect(headers['location']).toBe(`/products/${body.id}`);
    expect((await read(body.id)).body).toEqual(body);
  });

  it('publishes the record without its stock, and lists its id by creation', async () => {
    const { id } = await addProduct(service, { price: 99.99 });

    const record = JSON.parse((await redis.get(`product:${id}`)) ?? '');
    expect(record).toMatchObject({
      id,
      name: 'Hand Trowel',
      priceCents: 9999,
      category: 'Garden',
      version: 1,
    });
    expect(record).not.toHaveProperty('stock');
    expect(Number(await redis.zscore('products:all', id))).toBe(Date.parse(record.createdAt));
    expect(await redis.hlen('{inventory}:unpublished')).toBe(0);
  });

  it('trims name and category, and keeps the description as it is', async () => {
    const product = await addProduct(service, { name: '  Pot ', category: ' Home ', description: '' });

    expect(product).toMatchObject({ name: 'Pot', category: 'Home', description: '' });
  });

  it.each([
    ['name', undefined],
    ['name', '   '],
    ['name', 'x'.repeat(201)],
    ['name', 'a\u0000b'],
    ['description', undefined],
    ['description', null],
    ['description', 'x'.repeat(5001)],
    ['price', '9.99'],
    ['price', 9.999],
    ['price', -1],
    ['price', undefined],
    ['price', 1_000_000],
    ['category', ''],
    ['category', 'x'.repeat(65)],
    ['stock', -1],
    ['stock', 1.5],
    ['stock', 1_000_001],
    ['stock', undefined],
    ['colour', 'red'],
  ])('refuses a bad %s: %j', async (field, value) => {
    const { status, body } = await service.call(
      'admin',
      'POST',
      '/products',
      productBody({ [field]: value }),
    );

    expect(status).toBe(400);
    expect(body.code).toBe('VALIDATION_FAILED');
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain(`#/${field}`);
  });

  it('under one idempotency key adds one product', async () => {
    const headers = { 'idempotency-key': randomUUID() };

    const first = await service.call('admin', 'POST', '/products', productBody(), headers);
    const second = await service.call('admin', 'POST', '/products', productBody(), headers);
    const other = await service.call('admin', 'POST', '/products', productBody({ stock: 1 }), headers);

    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });
});

describe('reading a product', () => {
  it('answers 304 as long as nothing has changed, stock included', async () => {
    const { id } = await addProduct(service);
    const { headers } = await read(id);
    const reread = () =>
      service.call('nobody', 'GET', `/products/${id}`, undefined, { 'if-none-match': headers['etag'] ?? '' });

    expect(headers['cache-control']).toBe('public, no-cache');
    expect((await reread()).status).toBe(304);
    await changeStock(id, { delta: -1 });
    expect((await reread()).status).toBe(200);
  });

  it('answers 404 for an unknown id and 400 for one that is no UUID', async () => {
    expect((await read(randomUUID())).body).toMatchObject({ status: 404, code: 'PRODUCT_NOT_FOUND' });
    expect((await read('42')).status).toBe(400);
  });
});

describe('replacing a product', () => {
  it('changes all but its id, creation and stock', async () => {
    const { id } = await addProduct(service);
    const before = (await read(id)).body;
    const changes = { name: 'Spade', description: 'Long', price: 0, category: 'Tools' };

    const { status, body } = await replace(id, changes);

    expect(status).toBe(200);
    expect(body).toEqual({ ...before, ...changes, updatedAt: expect.any(String) });
    expect(body.updatedAt >= before.updatedAt).toBe(true);
    expect((await read(id)).body).toEqual(body);
  });

  it('needs the whole product', async () => {
    const { id } = await addProduct(service);

    expect((await service.call('admin', 'PUT', `/products/${id}`, { price: 1 })).status).toBe(400);
  });

  it('by many at once loses none of the versions', async () => {
    const { id } = await addProduct(service);

    const answers = await Promise.all([1, 2, 3, 4, 5].map((price) => replace(id, { price })));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(JSON.parse((await redis.get(`product:${id}`)) ?? '').version).toBe(6);
  });
});

describe('deleting a product', () => {
  it('leaves nothing of it but what was sold', async () => {
    const keysBefore = await redis.keys('*');
    const { id } = await addProduct(service, { name: 'Qqq', category: 'Zzz', description: 'unique words' });
    const before = await redis.zcard('products:all');

    const { status } = await service.call('admin', 'DELETE', `/products/${id}`);

    expect(status).toBe(204);
    expect((await read(id)).status).toBe(404);
    expect(await redis.exists(`product:${id}`)).toBe(0);
    expect(await redis.zcard('products:all')).toBe(before - 1);
    expect((await redis.keys('*')).filter((key) => !keysBefore.includes(key))).toEqual([]);
    for (const hash of ['stock', 'versions', 'received', 'sold', 'indexed', 'unpublished']) {
      expect(await redis.hexists(`{inventory}:${hash}`, id)).toBe(0);
    }
  });

  it('answers 404 the second time', async () => {
    const { id } = await addProduct(service);

    const answers = await Promise.all([1, 2].map(() => service.call('admin', 'DELETE', `/products/${id}`)));

    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
  });
});

describe('a change of the catalogue', () => {
  it.each([
    ['nobody', 401],
    ['customer', 403],
  ] as const)('is closed to %s', async (caller, status) => {
    const url = `/products/${randomUUID()}`;

    expect((await service.call(caller, 'POST', '/products', productBody())).status).toBe(status);
    expect((await service.call(caller, 'PUT', url, productBody())).status).toBe(status);
    expect((await service.call(caller, 'DELETE', url)).status).toBe(status);
    expect((await service.call(caller, 'PATCH', `${url}/stock`, { delta: 1 })).status).toBe(status);
  });

  it('of a product that does not exist is a 404', async () => {
    const url = `/products/${randomUUID()}`;

    expect((await service.call('admin', 'PUT', url, productBody())).status).toBe(404);
    expect((await service.call('admin', 'DELETE', url)).status).toBe(404);
    expect((await service.call('admin', 'PATCH', `${url}/stock`, { delta: 1 })).status).toBe(404);
  });

  it('raises the revision that caches rely on', async () => {
    const { id } = await addProduct(service);
    const steps = [
      () => replace(id, { price: 3 }),
      () => changeStock(id, { delta: 1 }),
      () => service.call('admin', 'DELETE', `/products/${id}`),
    ];
    for (const step of steps) {
      const before = Number(await redis.get('{inventory}:revision'));
      await step();
      expect(Number(await redis.get('{inventory}:revision'))).toBe(before + 1);
    }
  });
});
