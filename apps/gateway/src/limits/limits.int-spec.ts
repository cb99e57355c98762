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
    // On a slow machine a gateway sheds some of a flood before it counts them.
    const untilCounted = async (gateway: TestGateway): Promise<number> => {
      const { status } = await gateway.ask('/api/categories');
      return status === 503 ? untilCounted(gateway) : status;
    };
    const statuses: number[] = [];
    for (let wave = 0; wave < 10; wave++) {
      const asked = Array.from({ length: 40 }, (_, i) => untilCounted(i % 2 ? one : two));
      statuses.push(...(await Promise.all(asked)));
    }

    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
    expect(statuses.filter((status) => status === 429)).toHaveLength(300);
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

  it('are tighter for login and register together, and leave the rest alone', async () => {
    const gateway = await start({ AUTH_RATE_LIMIT: '3', RATE_LIMIT: '50' });
    const post = (path: string) => gateway.ask(path, { method: 'POST' });
    const attempts = [
      await post('/api/users/login'),
      await post('/api/v1/users/register'),
      await post('/api/users/login'),
      await post('/api/users/login'),
    ];

    expect(attempts.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(attempts[0]?.headers['ratelimit-policy']).toBe('"default";q=50;w=60, "auth";q=3;w=60');
    expect((await post('/api/users/verify')).status).toBe(200);
  });

  it('are tightest for registrations, which leave something behind', async () => {
    const gateway = await start({ AUTH_RATE_LIMIT: '5', RATE_LIMIT: '50' });
    const post = (path: string) => gateway.ask(path, { method: 'POST' });
    const registrations = [];
    for (let i = 0; i < 4; i++) registrations.push(await post('/api/users/register'));

    expect(registrations.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(registrations[0]?.headers['ratelimit-policy']).toBe(
      '"default";q=50;w=60, "auth";q=5;w=60, "register";q=3;w=60',
    );
    expect(Number(registrations[3]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await post('/api/users/login')).status).toBe(200);
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
