import { randomUUID } from 'node:crypto';
import { Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import { addProduct } from '../testing/catalogue';
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

  it('under one idempotency key and If-Match tells what it did, though the tag is of what was before it', async () => {
    const { id } = await addProduct(service);
    const tag = (await read(id)).headers['etag']!;
    const headers = { 'idempotency-key': randomUUID(), 'if-match': tag };
    const redis = service.get(Redis);

    const first = await changeStock(id, { delta: -1 }, headers);
    const [record = ''] = await redis.keys(`idempotency:*:${headers['idempotency-key']}`);
    expect(await redis.hdel(record, 'answer')).toBe(1);

    expect(await changeStock(id, { delta: -1 }, headers)).toMatchObject({ status: 200, body: first.body });
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
