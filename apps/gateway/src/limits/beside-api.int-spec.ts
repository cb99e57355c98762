import { ManagementServer } from '@emporium/service';
import { startTestRedis } from '@emporium/testing';
import { startGateway, type TestGateway } from '../testing/test-gateway';

describe('what stands beside /api', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let gateway: TestGateway;

  beforeAll(async () => {
    redis = await startTestRedis();
  });
  beforeEach(async () => {
    gateway = await startGateway({ REDIS_URL: redis.url, RATE_LIMIT: '1' });
  });
  afterEach(() => gateway.stop());
  afterAll(() => redis.stop());

  const statusesOf = async (path: string, times: number) => {
    const statuses = new Map<number, number>();
    for (let i = 0; i < times; i += 20)
      for (const { status } of await Promise.all(Array.from({ length: 20 }, () => gateway.ask(path))))
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
    return Object.fromEntries(statuses);
  };

  it.each(['/health/live', '/health/ready', '/metrics', '/docs-json', '/docs', '/docs/swagger-ui.css'])(
    'is limited at %s, and there alone',
    async (path) => {
      expect(await statusesOf(path, 400)).toEqual({ 200: 300, 429: 100 });

      const refused = await gateway.ask(path);
      const others = ['/health/live', '/metrics', '/docs'].filter((other) => kindOf(other) !== kindOf(path));

      expect(refused).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
      expect(refused.headers['ratelimit-policy']).toBe('"beside";q=300;w=60');
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
      for (const other of others) expect((await gateway.ask(other)).status).toBe(200);
    },
    60_000,
  );

  it('is limited where there is nothing, too', async () => {
    expect(await statusesOf('/nothing/here', 320)).toEqual({ 404: 300, 429: 20 });
  }, 60_000);

  it('is counted apart from the API', async () => {
    await statusesOf('/api/products', 20);

    expect((await gateway.ask('/docs-json')).headers['ratelimit']).toContain('r=299');
  });

  it('tells its health while Redis is away', async () => {
    const leaving = await startTestRedis();
    const alone = await startGateway({ REDIS_URL: leaving.url });
    await leaving.stop();

    expect((await alone.ask('/health/live')).status).toBe(200);
    await alone.stop();
  });

  it('has its metrics on the management port alone, if there is one', async () => {
    const managed = await startGateway({ REDIS_URL: redis.url, MANAGEMENT_PORT: '0' });
    const port = await managed.app.get(ManagementServer).listen();
    const [inside, elsewhere] = await Promise.all(
      ['/metrics', '/api/products'].map((path) => fetch(`http://127.0.0.1:${port}${path}`)),
    );

    expect((await managed.ask('/metrics')).status).toBe(404);
    expect((await managed.ask('/health/ready')).status).toBe(200);
    expect([inside?.status, elsewhere?.status]).toEqual([200, 404]);
    expect(await inside?.text()).toContain('http_requests_in_flight');
    await managed.stop();
    await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
  });
});

const kindOf = (path: string) => path.split('/')[1]?.split('-')[0];
