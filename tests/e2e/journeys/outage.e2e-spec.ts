import { newProduct, startTemporarySuite, type TemporarySuite } from '@emporium/harness';
import { ADMINISTRATOR, LOAD_TEST_ENV } from '@emporium/local-suite';
import { eventually } from '@emporium/testing';
import { send } from '../support/api';

const RATE_LIMIT = 60;
const AUTH_RATE_LIMIT = 5;

function countByStatus(answers: readonly { status: number }[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** These specs break things, so they have a suite of their own, with two instances of each service behind the gateway. */
describe('when parts of the suite fail', () => {
  let suite: TemporarySuite;
  let token: string;
  const gateway = (method: string, path: string, options = {}) =>
    send(suite.gatewayUrl, method, path, options);
  const kill = (name: string, signal: NodeJS.Signals) => suite.processes.get(name)?.kill(signal);

  beforeAll(async () => {
    suite = await startTemporarySuite('outage', {
      supervise: false,
      scale: { 'product-service': 2 },
      env: {
        ...LOAD_TEST_ENV,
        RATE_LIMIT: String(RATE_LIMIT),
        AUTH_RATE_LIMIT: String(AUTH_RATE_LIMIT),
      },
    });
    // At the service itself, so that the gateway's limits are untouched.
    const login = await send(suite.urls['user-service'][0] ?? '', 'POST', '/users/login', {
      body: ADMINISTRATOR,
    });
    token = login.body.accessToken;
  });
  afterAll(() => suite.stop());

  it('lets a client log in only so often', async () => {
    const attempts = await Promise.all(
      Array.from({ length: 20 }, () =>
        gateway('POST', '/api/users/login', { body: { ...ADMINISTRATOR, password: 'not this one' } }),
      ),
    );
    expect(countByStatus(attempts)).toEqual({ 401: AUTH_RATE_LIMIT, 429: 20 - AUTH_RATE_LIMIT });
    const refused = attempts.find(({ status }) => status === 429);
    expect(refused?.body.code).toBe('RATE_LIMITED');
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('lets a client send only so much', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => gateway('GET', '/api/categories')));
    // The log-ins above counted too.
    expect(countByStatus(answers)).toEqual({ 200: RATE_LIMIT - 20, 429: 100 - (RATE_LIMIT - 20) });
  });

  it('says 503 at once while the data Redis is away, and recovers by itself', async () => {
    const service = suite.urls['product-service'][0] ?? '';
    const read = () => send(service, 'GET', '/products');
    expect((await read()).status).toBe(200);
    suite.redis.data?.kill('SIGKILL');
    await suite.redis.data?.exited;

    for (const url of Object.values(suite.urls).flat()) {
      // What Redis answered last counts for a moment.
      await eventually(async () => expect((await send(url, 'GET', '/health/ready')).status).toBe(503));
      expect((await send(url, 'GET', '/health/live')).status).toBe(200);
    }
    const startedAt = Date.now();
    const refused = await read();
    expect(refused).toMatchObject({ status: 503, body: { code: 'SERVICE_UNAVAILABLE' } });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(Date.now() - startedAt).toBeLessThan(1_000);

    await suite.redis.data?.restart();
    await eventually(async () => expect((await read()).status).toBe(200), { timeoutMs: 10_000 });
  });

  it('keeps what was acknowledged when Redis and every service are killed', async () => {
    const service = suite.urls['product-service'][0] ?? '';
    const created = await send(service, 'POST', '/products', { token, body: newProduct({ stock: 7 }) });
    expect(created.status).toBe(201);

    kill('product-service', 'SIGKILL');
    suite.redis.data?.kill('SIGKILL');
    await suite.redis.data?.exited;
    await suite.redis.data?.restart();
    await suite.processes.get('product-service')?.restart();

    const read = await send(service, 'GET', `/products/${created.body.id}`);
    expect(read.body).toEqual(created.body);
  });
});
