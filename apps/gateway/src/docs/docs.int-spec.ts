import type { OpenAPIObject } from '@nestjs/swagger';
import { eventually, startTestRedis } from '@emporium/testing';
import { startGateway, type TestGateway } from '../testing/test-gateway';
import { json, startUpstream, type UpstreamServer } from '../testing/upstream-server';

const described = (path: string) =>
  json({
    openapi: '3.0.0',
    info: { title: path, version: '1' },
    paths: { [path]: { get: { responses: {} } } },
  });

describe('the documentation', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let products: UpstreamServer;
  let orders: UpstreamServer;
  let gateway: TestGateway;

  beforeAll(async () => {
    redis = await startTestRedis();
    products = await startUpstream(described('/products'));
    orders = await startUpstream((request) => request.socket.destroy());
    gateway = await startGateway({
      REDIS_URL: redis.url,
      PRODUCT_SERVICE_URL: `http://127.0.0.1:9,${products.url}`,
      ORDER_SERVICE_URL: orders.url,
    });
  });
  afterAll(async () => {
    await gateway.stop();
    await Promise.all([products.stop(), orders.stop(), redis.stop()]);
  });

  const document = async () => JSON.parse((await gateway.ask('/docs-json')).text) as OpenAPIObject;

  it('holds the services that answer, and soon those that come later', async () => {
    const before = await document();
    orders.answer = described('/orders');

    expect(Object.keys(before.paths)).toEqual(['/api/products']);
    expect(before.info.description).toContain('order-service');
    await eventually(async () => {
      const after = await document();
      expect(Object.keys(after.paths)).toEqual(['/api/products', '/api/orders']);
    });
  });

  it('has a tag, and is not sent again to whoever has it', async () => {
    const first = await gateway.ask('/docs-json');
    const again = await gateway.ask('/docs-json', {
      headers: { 'if-none-match': first.headers['etag'] ?? '' },
    });

    expect(first.headers['etag']).toMatch(/^"[\w-]{27}"$/);
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('is not there when it is not wanted', async () => {
    const quiet = await startGateway({ REDIS_URL: redis.url, DOCS_ENABLED: 'false' });
    const paths = ['/docs', '/docs-json', '/docs/swagger-ui-bundle.js', '/docs/swagger-ui-init.js'];
    const statuses = await Promise.all(paths.map(async (path) => (await quiet.ask(path)).status));
    await quiet.stop();

    expect(statuses).toEqual([404, 404, 404, 404]);
  });

  it('is what Swagger UI shows, with a login that is remembered', async () => {
    const page = await gateway.ask('/docs');
    const script = await gateway.ask('/docs/swagger-ui-init.js');
    const bundle = await gateway.ask('/docs/swagger-ui-bundle.js');

    expect(page).toMatchObject({ status: 200 });
    expect(page.text).toContain('swagger-ui-init.js');
    expect(script.text).toContain('"/docs-json"');
    expect(script.text).toContain('"persistAuthorization": true');
    expect(bundle.status).toBe(200);
  });
});
