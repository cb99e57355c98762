import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readRedisUsers, type RunningRedis, urlAs } from '@emporium/local-suite';
import { readBacklog } from '@emporium/events';
import { ORDER_EVENT_STREAMS, type OrderEvent } from '@emporium/order-data';
import { Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { RunningRabbitMq } from './rabbitmq/running-rabbitmq';
import { Inbox } from './relay/inbox';
import { startRelay } from './relay/running-relay';

const ACL_FILE = join(__dirname, '../../deploy/redis/users.example.acl');
const PATIENT = { timeoutMs: 20_000 };
/** Longer than an event that failed waits for its next delivery. */
const A_WHILE_MS = 7_000;

describe('event-relay', () => {
  let redis: RunningRedis;
  let operator: Redis;
  let rabbitMq: RunningRabbitMq;
  let inbox: Inbox;
  let relay: Awaited<ReturnType<typeof startRelay>>;
  let relayUrl: string;
  let orders = 0;

  beforeAll(async () => {
    const users = await readRedisUsers(ACL_FILE);
    redis = await startTestRedis({ aclFile: ACL_FILE });
    operator = new Redis(urlAs('operator', redis.url, users));
    relayUrl = urlAs('event-relay', redis.url, users);
    rabbitMq = await RunningRabbitMq.start();
    relay = await startRelay(relayUrl, rabbitMq.url);
  }, 180_000);
  beforeEach(async () => {
    inbox = new Inbox(rabbitMq.url, 'inbox');
    await inbox.open('order.*');
  });
  afterEach(() => inbox.close());
  afterAll(async () => {
    await relay.stop();
    operator.disconnect();
    await rabbitMq.stop();
    await redis.stop();
  });

  /** Writes an event of a new order into the stream of its partition. @returns the id its message is to have */
  const emit = async (type = 'order.created', status: OrderEvent['status'] = 'pending') => {
    const number = orders++;
    const [createdAt, at] = ['2026-03-01T08:00:00.000Z', '2026-03-01T08:00:05.000Z'];
    const event: OrderEvent = {
      orderId: `order-${number}`,
      userId: 'kim',
      status,
      version: 1,
      createdAt,
      at,
    };
    const stream = ORDER_EVENT_STREAMS[number % ORDER_EVENT_STREAMS.length] ?? '';
    await operator.xadd(stream, '*', 'type', type, 'data', JSON.stringify(event));
    return { id: `${event.orderId}:1`, event };
  };
  const idsFrom = async (from = inbox) =>
    (await from.take()).map(({ properties }) => String(properties.messageId));
  const backlogs = () => Promise.all(ORDER_EVENT_STREAMS.map((stream) => readBacklog(operator, stream)));
  const dead = async () => (await backlogs()).reduce((sum, backlog) => sum + backlog.dead, 0);
  const expectAllRelayed = () =>
    eventually(async () => {
      const groups = (await backlogs()).flatMap((backlog) => backlog.groups);
      expect(groups.map(({ name, lag, pending }) => ({ name, left: lag + pending }))).toEqual(
        ORDER_EVENT_STREAMS.map(() => ({ name: 'broker', left: 0 })),
      );
      expect(await dead()).toBe(0);
    }, PATIENT);
  /** How often each event that is in the works has been delivered. */
  const deliveries = async () => {
    const pending = ORDER_EVENT_STREAMS.map((stream) => operator.xpending(stream, 'broker', '-', '+', 1_000));
    return (await Promise.all(pending)).flat().map((entry) => Number((entry as unknown[])[3]));
  };

  it('brings each event to the queues that are bound to its type, with all it promises', async () => {
    const shipments = new Inbox(rabbitMq.url, 'shipments');
    await shipments.open('order.shipped');
    const created = await emit();
    const shipped = await emit('order.shipped', 'shipped');
    await expectAllRelayed();

    const messages = await inbox.take();
    expect(await idsFrom(shipments)).toEqual([shipped.id]);
    await shipments.close();

    expect(messages).toHaveLength(2);
    const message = messages.find(({ properties }) => properties.messageId === created.id);
    expect(JSON.parse(String(message?.content))).toEqual(created.event);
    expect(message).toMatchObject({
      fields: { exchange: 'emporium.events', routingKey: 'order.created' },
      properties: {
        type: 'order.created',
        contentType: 'application/json',
        deliveryMode: 2,
        timestamp: Date.parse(created.event.at) / 1_000,
      },
    });
    expect(await relay.metrics()).toContain('broker_events_relayed_total{type="order.created"} 1');
  });

  it('loses nothing while RabbitMQ is killed, and does not count that as failures', async () => {
    const emitted: string[] = [];
    const emitSome = async (count: number) => {
      for (let i = 0; i < count; i++) emitted.push((await emit()).id);
    };
    const emitting = emitSome(1_000);
    await eventually(() => expect(emitted.length).toBeGreaterThan(200));
    await rabbitMq.kill();
    await emitting;
    await eventually(async () => expect(await relay.isReady()).toBe(false));
    await emitSome(20);
    await sleep(A_WHILE_MS);

    const counts = await deliveries();
    expect(counts.length).toBeGreaterThan(0);
    expect(Math.max(...counts)).toBeLessThanOrEqual(1);
    expect(await dead()).toBe(0);

    await rabbitMq.restart();
    await expectAllRelayed();
    expect(new Set(await idsFrom())).toEqual(new Set(emitted));
    expect(await relay.isReady()).toBe(true);
  });

  it('brings an event again, under the same id, after it was killed before it could note it as done', async () => {
    await operator.acl('SETUSER', 'event-relay', '-xack');
    const { id } = await emit();
    await eventually(async () => expect(await idsFrom()).toContain(id));
    await relay.kill();
    await inbox.take();
    await operator.acl('SETUSER', 'event-relay', '+xack');

    relay = await startRelay(relayUrl, rabbitMq.url);

    await expectAllRelayed();
    expect(await idsFrom()).toEqual([id]);
  });

  it('brings an event again when RabbitMQ refused it, which counts', async () => {
    const small = new Inbox(rabbitMq.url, 'small');
    await small.open('order.cancelled', { maxLength: 1, arguments: { 'x-overflow': 'reject-publish' } });
    const first = await emit('order.cancelled', 'cancelled');
    await expectAllRelayed();
    const second = await emit('order.cancelled', 'cancelled');
    await sleep(A_WHILE_MS);

    expect(await deliveries()).toEqual([2]);
    expect(await idsFrom(small)).toEqual([first.id]);

    await expectAllRelayed();
    expect(await idsFrom(small)).toEqual([second.id]);
    await small.close();
  });

  it('ends with nothing in hand when it is asked to', async () => {
    for (let i = 0; i < 50; i++) await emit();

    expect(await relay.stop()).toEqual({ code: 0, signal: null });

    expect((await deliveries()).filter((count) => count > 0)).toEqual([]);
  });
});
