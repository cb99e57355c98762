import { CATALOGUE_REVISION_KEY } from '@emporium/contracts';
import { Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { startGateway, type TestGateway } from '../testing/test-gateway';
import { json, startUpstream, type UpstreamServer } from '../testing/upstream-server';

type TestRedis = Awaited<ReturnType<typeof startTestRedis>>;

describe('without Redis', () => {
  let data: TestRedis;
  let cache: TestRedis;
  let service: UpstreamServer;
  let gateway: TestGateway;
  let user: { authorization: string };

  beforeEach(async () => {
    [data, cache] = await Promise.all([startTestRedis({ role: 'data' }), startTestRedis()]);
    service = await startUpstream(json({ ok: true }));
    gateway = await startGateway({
      REDIS_URL: data.url,
      CACHE_REDIS_URL: cache.url,
      PRODUCT_SERVICE_URL: service.url,
      ORDER_SERVICE_URL: service.url,
      RATE_LIMIT: '20',
    });
    await gateway.app.get(Redis).set(CATALOGUE_REVISION_KEY, '1');
    user = await gateway.login();
  });
  afterEach(async () => {
    await gateway.stop();
    await Promise.all([data.stop(), cache.stop(), service.stop()]);
  });

  const products = () => gateway.ask('/api/products');
  const orders = () => gateway.ask('/api/orders', { headers: user });

  async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
    const start = Date.now();
    return [await work(), Date.now() - start];
  }

  it('for data, private routes answer 503 soon, public reads still work, and all is well when it is back', async () => {
    expect((await orders()).status).toBe(200);
    data.kill('SIGKILL');
    await data.exited;
    const [refused, ms] = await timed(orders);
    const read = await products();

    expect(refused).toMatchObject({ status: 503, body: { code: 'SERVICE_UNAVAILABLE' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(ms).toBeLessThan(1_000);
    expect(read).toMatchObject({ status: 200, headers: { 'x-cache': 'MISS' } });

    await data.restart();
    await eventually(async () => expect((await orders()).status).toBe(200));
  });

  it('for the cache, every route works, nothing hangs, and limits hold on each gateway', async () => {
    await products();
    cache.kill('SIGKILL');
    await cache.exited;
    const [responses, ms] = await timed(() => Promise.all([products(), orders(), products()]));
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(responses[0]?.headers['x-cache']).toBe('HIT');
    expect(ms).toBeLessThan(1_000);

    const flood = await Promise.all(Array.from({ length: 30 }, products));
    // All three requests above counted for the address.
    expect(flood.filter(({ status }) => status === 200)).toHaveLength(17);

    await cache.restart();
    // Not too often: the limit counts these looks as well.
    await eventually(async () => expect((await products()).headers['x-cache']).toBe('HIT'), { everyMs: 300 });
  });

  it('that answers, a frozen one counts as away', async () => {
    process.kill(cache.pid as number, 'SIGSTOP');
    const [answer, ms] = await timed(products);
    process.kill(cache.pid as number, 'SIGCONT');

    expect(answer.status).toBe(200);
    expect(ms).toBeLessThan(2_500);
  });
});
