import { setTimeout as sleep } from 'node:timers/promises';
import { EventLog, RedisStreamsStrategy } from '@emporium/events';
import { ORDER_EVENT_STREAMS } from '@emporium/order-data';
import { Redis } from '@emporium/redis';
import { startTestService, type TestService } from '@emporium/service/testing';
import { eventually, startTestRedis } from '@emporium/testing';
import { eventRelay } from './event-relay';

const [STREAM = ''] = ORDER_EVENT_STREAMS;
const NOBODY = 'amqp://127.0.0.1:1';

describe('event-relay whose RabbitMQ is away', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let app: TestService['app'];

  beforeAll(async () => {
    redis = await startTestRedis();
    ({ app } = await startTestService(eventRelay, { REDIS_URL: redis.url, BROKER_URL: NOBODY }));
  });
  afterAll(async () => {
    await app.close();
    await redis.stop();
  });

  const get = async (url: string) => app.inject({ method: 'GET', url });

  it('lives and is not ready', async () => {
    expect(await get('/health/live')).toMatchObject({ statusCode: 200 });
    const { statusCode, body } = await get('/health/ready');
    expect(statusCode).toBe(503);
    expect(body).toContain('RabbitMQ is away.');
  });

  it('lets events wait, untried, and tells how many', async () => {
    const connection = app.get(Redis);
    for (const version of [1, 2, 3])
      await connection.xadd(STREAM, '*', 'type', 'order.created', 'data', `{"version":${version}}`);
    await eventually(async () => {
      const [backlog] = await app.get(RedisStreamsStrategy).backlog();
      expect(backlog?.pending).toBe(3);
    });
    await sleep(1_500); // more than five looks

    const waiting = await connection.xpending(STREAM, 'broker', '-', '+', 10);
    const deliveries = waiting.map((entry) => Number((entry as unknown[])[3]));
    expect(Math.max(...deliveries)).toBeLessThanOrEqual(1);
    expect(await new EventLog(connection, `${STREAM}:dead`).newest(1)).toEqual([]);
    const { payload } = await get('/metrics');
    expect(payload).toContain(`broker_events_lag{stream="${STREAM}"} 0`);
    expect(payload).toContain(`broker_events_pending{stream="${STREAM}"} 3`);
  });
});

describe('event-relay without a BROKER_URL', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let service: TestService;

  beforeAll(async () => {
    redis = await startTestRedis();
    service = await startTestService(eventRelay, { REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await service.stop();
    await redis.stop();
  });

  it('is ready, and leaves every event for whoever has one', async () => {
    const connection = service.app.get(Redis);
    await connection.xadd(STREAM, '*', 'type', 'order.created', 'data', '{"version":1}');
    await sleep(500); // more than one look

    expect((await service.call('GET', '/health/ready')).status).toBe(200);
    expect(await connection.xlen(STREAM)).toBe(1);
    expect(await connection.xinfo('GROUPS', STREAM)).toEqual([]);
  });
});
