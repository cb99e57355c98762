import { eventually, startTestRedis } from '@emporium/testing';
import { startGateway, type TestGateway } from '../testing/test-gateway';
import { startUpstream, type UpstreamServer } from '../testing/upstream-server';

describe('the readiness of the gateway', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let service: UpstreamServer;
  let gateway: TestGateway;

  beforeAll(async () => {
    redis = await startTestRedis();
    service = await startUpstream();
    gateway = await startGateway({
      REDIS_URL: redis.url,
      PRODUCT_SERVICE_URL: `${service.url},http://127.0.0.1:9`,
      USER_SERVICE_URL: service.url,
    });
  });
  afterAll(async () => {
    await gateway.stop();
    await service.stop();
    await redis.stop();
  });

  const ready = () => gateway.ask('/health/ready');
  const becomes = (services: object) =>
    eventually(async () =>
      expect(await ready()).toMatchObject({ status: 200, body: { status: 'ok', services } }),
    );

  it('names each service, and says of which no instance is reached, which is no reason not to be ready', async () => {
    await becomes({ 'product-service': 'up', 'order-service': 'down', 'user-service': 'up' });
  });

  it('says so while Redis is away, too', async () => {
    redis.kill('SIGKILL');
    await redis.exited;

    await eventually(async () =>
      expect(await ready()).toMatchObject({
        status: 503,
        headers: { 'retry-after': '1' },
        body: {
          code: 'SERVICE_UNAVAILABLE',
          services: { 'product-service': 'up', 'order-service': 'down', 'user-service': 'up' },
        },
      }),
    );
    await redis.restart();
    await becomes({ 'product-service': 'up' });
  });
});
