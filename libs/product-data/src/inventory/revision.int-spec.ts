import { CATALOGUE_REVISION_KEY } from '@emporium/contracts';
import { connectRedis, type Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { ProductsRepository } from '../products/products.repository';
import { Publisher } from '../products/publisher';

const DRAFT = { name: 'Tray', description: '', priceCents: 1, category: 'Kitchen' };

describe('the catalogue revision', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;
  let products: ProductsRepository;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = connectRedis(server.url, () => undefined);
    await eventually(() => redis.ping());
    products = new ProductsRepository(redis, new Publisher(redis));
  });
  beforeEach(() => redis.flushall());
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  const revisionAfterChange = async () => {
    await products.create(DRAFT, 1);
    return BigInt((await redis.get(CATALOGUE_REVISION_KEY)) ?? 0);
  };

  it('rises by one with each change', async () => {
    const [first, second] = [await revisionAfterChange(), await revisionAfterChange()];

    expect(second).toBe(first + 1n);
  });

  it('begins with the time, in microseconds', async () => {
    const before = BigInt(Date.now()) * 1_000n;
    const revision = await revisionAfterChange();

    expect(revision).toBeGreaterThanOrEqual(before - 1_000n);
    expect(revision).toBeLessThanOrEqual(BigInt(Date.now() + 1) * 1_000n);
  });

  it('comes to none twice when the store is wiped, however many changes there were', async () => {
    for (let i = 0; i < 20; i++) await revisionAfterChange();
    const last = await revisionAfterChange();
    await redis.flushall();

    expect(await revisionAfterChange()).toBeGreaterThan(last);
  });

  it('goes on from a counter of before', async () => {
    await redis.set(CATALOGUE_REVISION_KEY, '41');

    expect(await revisionAfterChange()).toBe(42n);
  });
});
