import { startTestRedis } from '@emporium/testing';
import { sendRaw, statusOfTarget } from '../testing/raw-request';
import { startGateway, type TestGateway } from '../testing/test-gateway';
import { startUpstream, type UpstreamServer } from '../testing/upstream-server';

describe('the edge', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let service: UpstreamServer;
  let gateway: TestGateway;

  beforeAll(async () => {
    redis = await startTestRedis();
    service = await startUpstream();
    const url = service.url;
    gateway = await startGateway({
      REDIS_URL: redis.url,
      PRODUCT_SERVICE_URL: url,
      ORDER_SERVICE_URL: url,
      USER_SERVICE_URL: url,
    });
  });
  beforeEach(() => (service.received.length = 0));
  afterAll(async () => {
    await gateway.stop();
    await service.stop();
    await redis.stop();
  });

  it.each([
    '/api//products',
    '//evil.example/api/products',
    '/api/products/../../internal/x',
    '/api/./products',
    '/api/..;/internal/x',
    '/api/%2e%2e/internal/x',
    '/api/%69nternal/x',
    '/%69nternal/x',
    '/%61pi/products',
    '/api/products%2f..%2f..%2finternal',
    '/api/products%5c..%5cinternal',
    '/api/products%00',
    '/api/%252e%252e/internal',
    '/api/%c0%ae%c0%ae/internal',
    '/api/%zz',
    '/api\\internal\\x',
    '/api/products;jsessionid=1',
    '/api/products#/internal',
    '/api/products\x01',
    '/api/products\x7f',
    '/api/\xff',
    'http://a@evil.example/api/products',
    'http://evil.example/api/products/../../internal/x',
    'http://evil.example//api/products',
    'http:///api/products',
    'ftp://evil.example/api/products',
    '*/api/products',
  ])('refuses the target %j', async (target) => {
    expect(await statusOfTarget(gateway.port, target)).toBe(400);
    expect(service.received).toEqual([]);
  });

  it.each([
    ['http://shop.example/api/products?limit=1', 'shop.example'],
    ['HTTP://other.example:8080/api/v1/products?limit=1', 'other.example:8080'],
  ])('serves %s, and takes its authority for the host', async (target, host) => {
    expect(await statusOfTarget(gateway.port, target)).toBe(200);
    expect(service.received[0]).toMatchObject({
      url: '/products?limit=1',
      headers: { 'x-forwarded-host': host },
    });
  });

  it('wants a Host, and a valid one, beside the absolute form too', async () => {
    const line = 'GET http://shop.example/api/products HTTP/1.1\r\nConnection: close\r\n';
    for (const host of ['', 'Host: a/b\r\n', 'Host: a\r\nHost: shop.example\r\n'])
      expect(await sendRaw(gateway.port, `${line}${host}\r\n`)).toMatch(/^HTTP\/1.1 400 /);

    expect(service.received).toEqual([]);
  });

  it('refuses what is asked for by https and comes without TLS', async () => {
    expect(await statusOfTarget(gateway.port, 'https://shop.example/api/products')).toBe(421);
    expect(service.received).toEqual([]);
  });

  it.each(['/internal/x', '/api/internal/x', '/api/v1/internal/x', '/api/v2/products', '/api', '/products'])(
    'has no route for %s',
    async (target) => {
      const answer = await gateway.ask(target);

      expect(answer.status).toBe(404);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.body).toMatchObject({ code: 'ROUTE_NOT_FOUND', instance: target });
      expect(service.received).toEqual([]);
    },
  );

  it.each([
    ['TRACE', '/api/products', 'POST, GET, HEAD'],
    ['PROPFIND', '/api/products', 'POST, GET, HEAD'],
    ['PUT', '/api/v1/products?x=1', 'POST, GET, HEAD'],
    ['OPTIONS', '/api/categories', 'GET, HEAD'],
    ['DELETE', '/api/orders/1/timeline', 'GET, HEAD'],
    ['HEAD', '/api/orders/1/status', 'PATCH'],
    ['GET', '/api/users/login', 'POST'],
    ['POST', '/health/live', 'GET, HEAD'],
    ['DELETE', '/metrics', 'GET, HEAD'],
    ['PUT', '/docs-json', 'GET, HEAD'],
  ])('refuses %s %s and tells what the path takes', async (method, path, allow) => {
    const answer = await gateway.ask(path, { method: method as 'GET' });

    expect(answer).toMatchObject({ status: 405, headers: { allow } });
    if (method !== 'HEAD')
      expect(answer.body).toMatchObject({ code: 'METHOD_NOT_ALLOWED', detail: expect.any(String) });
    expect(service.received).toEqual([]);
  });

  it.each(['TRACE', 'PATCH', 'OPTIONS'])('has no %s of what is not there', async (method) => {
    for (const path of ['/api/nothing', '/internal/x', '/api/internal/x', '/nothing'])
      expect((await gateway.ask(path, { method: method as 'GET' })).status).toBe(404);
  });

  it('refuses two Host headers', async () => {
    const answer = await sendRaw(
      gateway.port,
      'GET /api/products HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n',
    );

    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(service.received).toEqual([]);
  });

  it.each([
    ['two lengths', 'Content-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['an unknown transfer coding', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a folded header', 'X-A: 1\r\n folded\r\nContent-Length: x\r\n\r\n'],
  ])('refuses a body with %s', async (_, rest) => {
    const answer = await sendRaw(gateway.port, `POST /api/users/login HTTP/1.1\r\nHost: a\r\n${rest}`);

    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(service.received).toEqual([]);
  });

  it('does not let a client choose the prefix that it was called under', async () => {
    const answer = await gateway.ask('/api/v1/orders', { headers: { 'x-forwarded-prefix': '/api' } });

    expect(answer.body?.['instance']).toBe('/api/v1/orders');
  });

  it('gives every answer its id, X-Cache on reads and the security headers', async () => {
    const answers = await Promise.all(
      ['/api/products', '/api/orders', '/api/nothing', '/api//x'].map((path) => gateway.ask(path)),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 400]);
    for (const { headers } of answers) {
      expect(headers['x-request-id']).toBeTruthy();
      expect(headers['x-cache']).toMatch(/^(HIT|MISS|BYPASS)$/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('lets nobody keep a refusal', async () => {
    for (const path of ['/api/orders', '/api/nothing', '/nothing', '/api//x', '/health/live'])
      expect((await gateway.ask(path)).headers['cache-control']).toBe('no-store');
  });

  it('tells browsers to come by TLS when they did, as a trusted proxy says', async () => {
    const behindTls = await startGateway({
      REDIS_URL: redis.url,
      PRODUCT_SERVICE_URL: service.url,
      TRUST_PROXY: '1',
    });
    const headers = { 'x-forwarded-proto': 'https' };
    const hsts = async ({ ask }: TestGateway, path: string, options = {}) =>
      (await ask(path, options)).headers['strict-transport-security'];
    for (const path of ['/api/products', '/api/products', '/api/orders', '/api//x', '/health/live'])
      expect(await hsts(behindTls, path, { headers })).toBe('max-age=31536000');

    expect(await hsts(behindTls, '/api/products')).toBeUndefined();
    expect(await hsts(gateway, '/api/products', { headers })).toBeUndefined();
    await behindTls.stop();
  });

  it('takes over a sane request id', async () => {
    const answer = await gateway.ask('/api/orders', { headers: { 'x-request-id': 'mine-1' } });

    expect(answer.headers['x-request-id']).toBe('mine-1');
    expect(answer.body?.['requestId']).toBe('mine-1');
  });

  it('lets pages of this machine call the API, and no others', async () => {
    const preflight = (origin: string) =>
      gateway.ask('/api/orders', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'PUT',
          'access-control-request-headers': 'authorization',
        },
      });
    const allowed = await preflight('http://localhost:5173');
    const refused = await preflight('https://evil.example');

    expect(allowed).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-origin': 'http://localhost:5173' },
    });
    expect(allowed.headers['access-control-allow-methods']).toContain('PATCH');
    expect(allowed.headers['x-request-id']).toBeTruthy();
    expect(refused.headers['access-control-allow-origin']).toBeUndefined();
  });
});
