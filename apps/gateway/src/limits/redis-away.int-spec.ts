import { eventually, RedisProxy, startTestRedis } from '@emporium/testing';
import { startGateway, type TestResponse, type TestGateway } from '../testing/test-gateway';
import { json, startUpstream, type UpstreamServer } from '../testing/upstream-server';

const LIMIT = 6;
const ATTEMPTS = 3;

describe('limits while Redis is away', () => {
  let data: Awaited<ReturnType<typeof startTestRedis>>;
  let cache: Awaited<ReturnType<typeof startTestRedis>>;
  let proxy: RedisProxy;
  let service: UpstreamServer;
  let gateway: TestGateway;

  beforeAll(async () => {
    data = await startTestRedis();
    service = await startUpstream(json({}));
  });
  beforeEach(async () => {
    cache = await startTestRedis();
    proxy = await RedisProxy.start(cache);
    gateway = await startGateway({
      REDIS_URL: data.url,
      CACHE_REDIS_URL: proxy.url,
      ORDER_SERVICE_URL: service.url,
      USER_SERVICE_URL: service.url,
      RATE_LIMIT: String(LIMIT),
      RATE_LIMIT_WINDOW: '300',
      AUTH_RATE_LIMIT: String(ATTEMPTS),
      TRUST_PROXY: '1',
    });
  });
  afterEach(async () => {
    cache.kill('SIGCONT');
    await gateway.stop();
    await proxy.stop();
    await cache.stop();
  });
  afterAll(async () => {
    await service.stop();
    await data.stop();
  });

  let clients = 0;
  const newClient = () => ({ 'x-forwarded-for': `10.0.0.${++clients}` });
  const request = (headers: Record<string, string>) =>
    gateway.ask('/api/users/verify', { method: 'POST', headers });
  const attempt = (headers: Record<string, string>) =>
    gateway.ask('/api/users/login', { method: 'POST', headers });
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  async function timed(work: () => Promise<TestResponse>): Promise<[status: number, ms: number]> {
    const start = performance.now();
    const { status } = await work();
    return [status, performance.now() - start];
  }

  const outages: Record<string, () => unknown> = {
    'is killed': () => cache.kill('SIGKILL'),
    'is stopped': () => cache.kill('SIGSTOP'),
    'is behind a network that hangs': () => proxy.hang({ newcomers: true }),
  };

  it.each(Object.keys(outages))('hold on each gateway, and nothing hangs, when it %s', async (name) => {
    await request(newClient());
    outages[name]?.();
    const [first, firstMs] = await timed(() => request(newClient()));
    expect([first, firstMs < 1_200]).toEqual([200, true]);

    for (const [ask, limit] of [
      [request, LIMIT],
      [attempt, ATTEMPTS],
    ] as const) {
      const client = newClient();
      const answers = await Promise.all(Array.from({ length: 2 * LIMIT }, () => timed(() => ask(client))));
      expect(answers.filter(([status]) => status === 200)).toHaveLength(limit);
      expect(answers.filter(([status]) => status === 429)).toHaveLength(2 * LIMIT - limit);
      // Only the first had to find out.
      expect(Math.max(...answers.map(([, ms]) => ms))).toBeLessThan(700);
    }
  });

  it('let attempts through for five seconds only, other requests for as long as it takes', async () => {
    cache.kill('SIGKILL');
    await cache.exited;
    expect((await attempt(newClient())).status).toBe(200);
    await sleep(3_000);
    expect((await attempt(newClient())).status).toBe(200);
    await sleep(2_500);

    const refused = await attempt(newClient());
    expect(refused).toMatchObject({ status: 503, body: { code: 'SERVICE_UNAVAILABLE' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await request(newClient())).status).toBe(200);

    await cache.restart();
    await eventually(async () => expect((await attempt(newClient())).status).toBe(200));
  });

  it('count in Redis again when it is back, whatever was counted meanwhile', async () => {
    const client = newClient();
    await request(client);
    cache.kill('SIGSTOP');
    for (let i = 0; i < LIMIT + 1; i++) await request(client);
    expect((await request(client)).status).toBe(429);

    cache.kill('SIGCONT');
    await eventually(async () => {
      const { status, headers } = await request(client);
      expect([status, headers['ratelimit']]).toEqual([200, expect.stringContaining('r=3')]);
    });
  });
});
