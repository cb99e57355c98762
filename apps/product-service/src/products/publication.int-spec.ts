import { Publisher } from '@emporium/product-data';
import { Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { addProduct, productBody } from '../testing/catalogue';
import { ServiceUnderTest } from '../testing/service-under-test';

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

afterEach(() => jest.restoreAllMocks());

/** From here on changes are committed and their publication does not happen, as when the process dies. */
const dieBeforePublishing = () =>
  jest.spyOn(service.get(Publisher), 'tryPublish').mockImplementation(() => Promise.resolve());

const read = (id: string) => service.call('nobody', 'GET', `/products/${id}`);
const list = async () => (await service.call('nobody', 'GET', '/products')).body.data;
const replace = (id: string, changes: object) =>
  service.call('admin', 'PUT', `/products/${id}`, productBody({ stock: undefined, ...changes }));

describe('a process that dies between commit and publication', () => {
  it('has created a product that readers see and the sweeper publishes', async () => {
    dieBeforePublishing();
    const product = await addProduct(service);

    expect(await redis.exists(`product:${product.id}`)).toBe(0);
    expect((await read(product.id)).body).toEqual(product);
    expect(await list()).toContainEqual(product);
    await eventually(async () => expect(await redis.exists(`product:${product.id}`)).toBe(1));
    await eventually(async () => expect(await redis.hlen('{inventory}:unpublished')).toBe(0));
    expect(await redis.zscore('products:all', product.id)).not.toBeNull();
    expect((await read(product.id)).body).toEqual(product);
  });

  it('has changed a product that readers see as it is now', async () => {
    const { id } = await addProduct(service);
    dieBeforePublishing();

    const { body } = await replace(id, { name: 'Spade', price: 2 });

    expect((await read(id)).body).toEqual(body);
    expect(await list()).toContainEqual(body);
    await eventually(async () => expect(JSON.parse((await redis.get(`product:${id}`))!).name).toBe('Spade'));
  });

  it('has deleted a product that nobody sees any more', async () => {
    const { id } = await addProduct(service);
    dieBeforePublishing();

    await service.call('admin', 'DELETE', `/products/${id}`);

    expect((await read(id)).status).toBe(404);
    expect((await list()).map((product: { id: string }) => product.id)).not.toContain(id);
    await eventually(async () => expect(await redis.exists(`product:${id}`)).toBe(0));
    await eventually(async () => expect(await redis.zscore('products:all', id)).toBeNull());
  });
});

describe('a publication that comes late', () => {
  const lateRecord = (id: string) => ({
    ...{ id, name: 'Old', description: '', priceCents: 1, category: 'Garden', version: 1 },
    ...{ createdAt: '2025-01-01T00:00:00.000Z', updatedAt: '2025-01-01T00:00:00.000Z' },
  });

  it('does not replace a newer record', async () => {
    const { id } = await addProduct(service);
    await replace(id, { name: 'New' });

    await service.get(Publisher).publish(lateRecord(id));

    expect(JSON.parse((await redis.get(`product:${id}`))!).name).toBe('New');
  });

  it('does not bring a deleted product back', async () => {
    const { id } = await addProduct(service);
    await service.call('admin', 'DELETE', `/products/${id}`);

    await service.get(Publisher).publish(lateRecord(id));

    expect(await redis.exists(`product:${id}`)).toBe(0);
    expect(await redis.zscore('products:all', id)).toBeNull();
  });
});
