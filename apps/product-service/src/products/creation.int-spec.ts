import { randomUUID } from 'node:crypto';
import { Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import { expectBalancedBooks } from '../testing/books';
import { productBody } from '../testing/catalogue';
import { ServiceUnderTest } from '../testing/service-under-test';

describe('creating a product under an idempotency key', () => {
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

  const create = (body: object, key: string) =>
    service.call('admin', 'POST', '/products', body, { 'idempotency-key': key });
  /** As if the process had died before it recorded the answer. */
  const loseResponse = async (key: string) => {
    const [record = ''] = await redis.keys(`idempotency:*:${key}`);
    expect(await redis.hdel(record, 'answer')).toBe(1);
  };
  const countOf = async (category: string) =>
    (await service.call('nobody', 'GET', `/products?category=${category}`)).body.meta.total;

  it('happens once, and the repeat gets the first answer, though the product has changed since', async () => {
    const [key, category] = [randomUUID(), randomUUID()];
    const body = productBody({ category });
    const first = await create(body, key);
    await service.call('admin', 'PATCH', `/products/${first.body.id}/stock`, { delta: -4 });
    await loseResponse(key);

    const repeat = await create(body, key);

    expect(repeat).toMatchObject({ status: 201, body: first.body });
    expect(repeat.headers['location']).toBe(first.headers['location']);
    expect(await countOf(category)).toBe(1);
    expect((await service.call('nobody', 'GET', `/products/${first.body.id}`)).body.stock).toBe(6);
    await expectBalancedBooks(redis);
  });

  it('does not bring back a product that was deleted since', async () => {
    const [key, category] = [randomUUID(), randomUUID()];
    const body = productBody({ category });
    const first = await create(body, key);
    await service.call('admin', 'DELETE', `/products/${first.body.id}`);
    await loseResponse(key);

    const repeat = await create(body, key);

    expect(repeat).toMatchObject({ status: 201, body: first.body });
    expect(await countOf(category)).toBe(0);
    expect((await service.call('nobody', 'GET', `/products/${first.body.id}`)).status).toBe(404);
    expect(await redis.exists(`product:${first.body.id}`)).toBe(0);
    await expectBalancedBooks(redis);
  });

  it('leaves a mark of it that ends', async () => {
    const { body } = await create(productBody(), randomUUID());

    expect(await redis.ttl(`{inventory}:creation:${body.id}`)).toBeGreaterThan(24 * 3600 - 60);
  });
});
