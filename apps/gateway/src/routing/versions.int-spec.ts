import { startTestRedis } from '@emporium/testing';
import { startGateway, type TestGateway } from '../testing/test-gateway';
import { json, startUpstream, type UpstreamServer } from '../testing/upstream-server';

// No route of the real table has a second version.
jest.mock('./route-table', () => {
  const table = jest.requireActual('./route-table');
  const second = table.routesTo('product-service', { 'GET /v2/products/:id': { access: 'public' } });
  return { ...table, ROUTES: [...table.ROUTES, ...second] };
});

const LINK = '</api/v2/products/1>; rel="successor-version"';

describe('a route of two versions', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let service: UpstreamServer;
  let gateway: TestGateway;

  beforeAll(async () => {
    redis = await startTestRedis();
    service = await startUpstream(json({}, { Deprecation: '@1767225600', Link: LINK }));
    gateway = await startGateway({ REDIS_URL: redis.url, PRODUCT_SERVICE_URL: service.url });
  });
  beforeEach(() => (service.received.length = 0));
  afterAll(async () => {
    await gateway.stop();
    await Promise.all([service.stop(), redis.stop()]);
  });

  it('is reached under /api/v2 as the service knows it', async () => {
    const { status } = await gateway.ask('/api/v2/products/1?a=b');

    expect(status).toBe(200);
    expect(service.received[0]).toMatchObject({
      url: '/v2/products/1?a=b',
      headers: { 'x-forwarded-prefix': '/api' },
    });
  });

  it('lets the first version tell of the second', async () => {
    const { headers } = await gateway.ask('/api/v1/products/1');

    expect(service.received[0]?.url).toBe('/products/1');
    expect(headers).toMatchObject({ deprecation: '@1767225600', link: LINK });
  });

  it.each(['/api/v2/products', '/api/v2/categories', '/api/v1/v2/products/1'])(
    'leaves %s without a route',
    async (target) => {
      expect((await gateway.ask(target)).status).toBe(404);
      expect(service.received).toEqual([]);
    },
  );
});
