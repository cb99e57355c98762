import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EventLog, RedisStreamsStrategy } from '@emporium/events';
import { ORDER_EVENT_STREAMS } from '@emporium/order-data';
import { Redis } from '@emporium/redis';
import { createService, readConfig } from '@emporium/service';
import { eventually, startTestRedis } from '@emporium/testing';
import { eventRelay } from './event-relay';

const [STREAM = ''] = ORDER_EVENT_STREAMS;
const NOBODY = 'amqp://127.0.0.1:1';

describe('event-relay without a RabbitMQ', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    redis = await startTestRedis();
    const environment = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      JWT_SECRET: '8f1d3b5a7c9e0f2d4b6a8c0e1f3d5b7a',
      REDIS_URL: redis.url,
      BROKER_URL: NOBODY,
    };
    app = await createService(eventRelay, readConfig(eventRelay.config, environment));
    await app.init();
    await app.startAllMicroservices();
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
