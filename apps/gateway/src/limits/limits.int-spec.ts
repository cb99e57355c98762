import { Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import { startGateway, type TestGateway } from '../testing/test-gateway';
import { json, startUpstream, type UpstreamServer } from '../testing/upstream-server';

describe('rate limits', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let service: UpstreamServer;
  const gateways: TestGateway[] = [];

  beforeAll(async () => {
    redis = await startTestRedis();
    service = await startUpstream(json({}));
  });
  afterEach(async () => {
    await gateways[0]?.app.get(Redis).flushall();
    await Promise.all(gateways.splice(0).map((gateway) => gateway.stop()));
  });
  afterAll(async () => {
    await service.stop();
    await redis.stop();
  });

  async function start(environment: Record<string, string>): Promise<TestGateway> {
    const gateway = await startGateway({
      REDIS_URL: redis.url,
      PRODUCT_SERVICE_URL: service.url,
      USER_SERVICE_URL: service.url,
      ...environment,
    });
    gateways.push(gateway);
    return gateway;
  }

  it('let exactly as many of a flood through two gateways as there may be', async () => {
    const [one, two] = [await start({ RATE_LIMIT: '100' }), await start({ RATE_LIMIT: '100' })];
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, i) => (i % 2 ? one : two).ask('/api/categories')),
    );
    const passed = answers.filter(({ status }) => status === 200);
    // On a slow machine a gateway sheds some of such a flood before it counts them.
    const refused = answers.filter(({ status, body }) => status === 429 || body?.['code'] === 'OVERLOADED');

    expect(passed).toHaveLength(100);
    expect(refused).toHaveLength(900);
  });

  it('say what is left, and when to come back', async () => {
    const gateway = await start({ RATE_LIMIT: '2', RATE_LIMIT_WINDOW: '30' });
    const [first, , third] = [
      await gateway.ask('/api/categories'),
      await gateway.ask('/api/orders'),
      await gateway.ask('/api/categories'),
    ];

    expect(first.headers).toMatchObject({
      'ratelimit-policy': '"default";q=2;w=30',
      ratelimit: '"default";r=1;t=30',
    });
    expect(third).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED', instance: '/api/categories' } });
    expect(third.headers['ratelimit']).toMatch(/^"default";r=0;t=\d+$/);
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(third.headers['retry-after'])).toBeLessThanOrEqual(30);
    expect(Object.keys(third.headers).join()).not.toContain('x-ratelimit');
  });

  it('are looked at before the token', async () => {
    const gateway = await start({ RATE_LIMIT: '1' });
    const answers = [await gateway.ask('/api/orders'), await gateway.ask('/api/orders')];

    expect(answers.map(({ status }) => status)).toEqual([401, 429]);
  });

  it('are tighter for login, register and refresh together, and leave the rest alone', async () => {
    const gateway = await start({ AUTH_RATE_LIMIT: '3', RATE_LIMIT: '50' });
    const post = (path: string) => gateway.ask(path, { method: 'POST' });
    const attempts = [
      await post('/api/users/login'),
      await post('/api/v1/users/register'),
      await post('/api/users/refresh'),
      await post('/api/users/login'),
    ];

    expect(attempts.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(attempts[0]?.headers['ratelimit-policy']).toBe('"default";q=50;w=60, "auth";q=3;w=60');
    expect((await post('/api/users/verify')).status).toBe(200);
  });

  it('leave Redis alone for a client that has used its window up, and tell it all the same', async () => {
    const gateway = await start({ RATE_LIMIT: '2', RATE_LIMIT_WINDOW: '30' });
    for (let i = 0; i < 2; i++) await gateway.ask('/api/categories');
    const refused = await Promise.all(Array.from({ length: 5 }, () => gateway.ask('/api/categories')));

    for (const { status, headers } of refused) {
      expect([status, headers['ratelimit-policy']]).toEqual([429, '"default";q=2;w=30']);
      expect(headers['ratelimit']).toMatch(/^"default";r=0;t=(30|29)$/);
      expect(headers['retry-after']).toMatch(/^(30|29)$/);
    }
    expect(await gateway.app.get(Redis).get('gateway:limit:default:address:127.0.0.1')).toBe('2');
  });

  it('are counted for Prometheus when they refuse', async () => {
    const gateway = await start({ RATE_LIMIT: '4', AUTH_RATE_LIMIT: '1' });
    for (let i = 0; i < 3; i++) await gateway.ask('/api/users/login', { method: 'POST' });
    for (let i = 0; i < 3; i++) await gateway.ask('/api/categories');
    const { text } = await gateway.ask('/metrics');

    expect(text).toContain('gateway_rate_limit_refusals_total{policy="auth"} 2');
    expect(text).toContain('gateway_rate_limit_refusals_total{policy="default"} 2');
  });

  it('count an address, not what the client claims', async () => {
    const gateway = await start({ RATE_LIMIT: '1' });
    await gateway.ask('/api/categories', { headers: { 'x-forwarded-for': '1.1.1.1' } });
    const answer = await gateway.ask('/api/categories', { headers: { 'x-forwarded-for': '2.2.2.2' } });

    expect(answer.status).toBe(429);
  });

  it('count what a trusted proxy claims', async () => {
    const gateway = await start({ RATE_LIMIT: '1', TRUST_PROXY: '1' });
    await gateway.ask('/api/categories', { headers: { 'x-forwarded-for': '1.1.1.1' } });
    const other = await gateway.ask('/api/categories', { headers: { 'x-forwarded-for': '2.2.2.2' } });
    const again = await gateway.ask('/api/categories', {
      headers: { 'x-forwarded-for': '9.9.9.9, 1.1.1.1' },
    });

    expect([other.status, again.status]).toEqual([200, 429]);
  });

  it('begin anew with the next window', async () => {
    const gateway = await start({ RATE_LIMIT: '1', RATE_LIMIT_WINDOW: '1' });
    const before = [await gateway.ask('/api/categories'), await gateway.ask('/api/categories')];
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const after = await gateway.ask('/api/categories');

    expect(before.map(({ status }) => status)).toEqual([200, 429]);
    expect(after.status).toBe(200);
  });
});
