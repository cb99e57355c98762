import { randomUUID } from 'node:crypto';
import { Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import { addProduct, productBody } from '../testing/catalogue';
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

const read = (id: string) => service.call('nobody', 'GET', `/products/${id}`);
const replace = (id: string, changes: Record<string, unknown>, headers = {}) =>
  service.call('admin', 'PUT', `/products/${id}`, productBody(changes), headers);
const changeStock = (id: string, body: unknown, headers = {}) =>
  service.call('admin', 'PATCH', `/products/${id}/stock`, body, headers);

describe('changing the stock', () => {
  it.each([
    [{ delta: -3 }, 7],
    [{ delta: 5 }, 15],
    [{ delta: 0 }, 10],
    [{ delta: -10 }, 0],
    [{ stock: 100 }, 100],
    [{ stock: 0 }, 0],
  ])('by %j of 10 makes %i', async (body, stock) => {
    const { id } = await addProduct(service);

    const answer = await changeStock(id, body);

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual((await read(id)).body);
    expect(answer.body.stock).toBe(stock);
  });

  it('refuses to go below zero or above a million', async () => {
    const { id } = await addProduct(service);

    expect((await changeStock(id, { delta: -11 })).body).toMatchObject({
      status: 409,
      code: 'INSUFFICIENT_STOCK',
      available: 10,
    });
    expect((await changeStock(id, { delta: 1_000_000 })).body).toMatchObject({
      status: 409,
      code: 'STOCK_LIMIT_EXCEEDED',
    });
    expect((await read(id)).body.stock).toBe(10);
  });

  it.each([
    [{}],
    [{ delta: 1, stock: 1 }],
    [{ delta: 1.5 }],
    [{ delta: null }],
    [{ stock: -1 }],
    [{ amount: 1 }],
  ])('refuses %j', async (body) => {
    const { id } = await addProduct(service);

    expect((await changeStock(id, body)).status).toBe(400);
  });

  it('by many at once counts each', async () => {
    const { id } = await addProduct(service, { stock: 30 });

    const answers = await Promise.all(Array.from({ length: 40 }, () => changeStock(id, { delta: -1 })));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    expect((await read(id)).body.stock).toBe(0);
  });

  it('under one idempotency key counts once', async () => {
    const { id } = await addProduct(service);
    const headers = { 'idempotency-key': randomUUID() };

    await changeStock(id, { delta: -1 }, headers);
    const { headers: answered } = await changeStock(id, { delta: -1 }, headers);

    expect(answered['idempotency-replayed']).toBe('true');
    expect((await read(id)).body.stock).toBe(9);
  });

  it('under one idempotency key counts once, though whoever did it died before it recorded the answer', async () => {
    const { id } = await addProduct(service);
    const headers = { 'idempotency-key': randomUUID() };
    const redis = service.get(Redis);

    const first = await changeStock(id, { delta: -1 }, headers);
    const [record = ''] = await redis.keys(`idempotency:*:${headers['idempotency-key']}`);
    expect(await redis.hdel(record, 'answer')).toBe(1);
    const again = await changeStock(id, { delta: -1 }, headers);
    const other = await changeStock(id, { delta: -1 }, { 'idempotency-key': randomUUID() });

    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(other.body.stock).toBe(8);
  });
});

describe('If-Match', () => {
  const changes = {
    PUT: (id: string, headers: object) => replace(id, { price: 5 }, headers),
    PATCH: (id: string, headers: object) => changeStock(id, { delta: 1 }, headers),
    DELETE: (id: string, headers: Record<string, string>) =>
      service.call('admin', 'DELETE', `/products/${id}`, undefined, headers),
  };

  it.each(['PUT', 'PATCH', 'DELETE'] as const)('lets a %s pass on the present tag alone', async (method) => {
    const { id } = await addProduct(service);
    const stale = (await read(id)).headers['etag']!;
    await changeStock(id, { delta: -1 });

    expect((await changes[method](id, { 'if-match': stale })).body).toMatchObject({
      status: 412,
      code: 'PRECONDITION_FAILED',
    });
    const present = (await read(id)).headers['etag']!;
    expect((await changes[method](id, { 'if-match': present })).status).toBeLessThan(300);
  });

  it('lets any present product pass with a star', async () => {
    const { id } = await addProduct(service);

    expect((await changes.PATCH(id, { 'if-match': '*' })).status).toBe(200);
  });

  it('lets one of many pass that were made on the same state', async () => {
    const { id } = await addProduct(service);
    const tag = (await read(id)).headers['etag']!;

    const answers = await Promise.all(
      [1, 2, 3, 4].map((delta) => changeStock(id, { delta }, { 'if-match': tag })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
  });
});
