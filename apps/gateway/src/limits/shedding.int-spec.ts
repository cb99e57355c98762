import { once } from 'node:events';
import { get } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { limitConnections, Metrics, recordRequests } from '@emporium/service';
import { eventually, startTestRedis } from '@emporium/testing';
import { fastify } from 'fastify';
import { pino } from 'pino';
import { sendRaw } from '../testing/raw-request';
import { startGateway, type TestGateway } from '../testing/test-gateway';
import { json, startUpstream, type UpstreamServer } from '../testing/upstream-server';
import { limitInFlight, limitPerAddress } from './shedding';

function standStill(): void {
  const until = Date.now() + 1_500;
  while (Date.now() < until);
}

describe('the gateway', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let service: UpstreamServer;
  let gateway: TestGateway;

  beforeAll(async () => {
    redis = await startTestRedis();
    service = await startUpstream();
    gateway = await startGateway({ REDIS_URL: redis.url, PRODUCT_SERVICE_URL: service.url });
  });
  afterAll(async () => {
    await gateway.stop();
    await service.stop();
    await redis.stop();
  });

  /** Sends a beginning, then nothing or a byte now and then. */
  async function crawl(beginning: string, drop?: string): Promise<{ answer: string; ms: number }> {
    const start = Date.now();
    const socket = connect(gateway.port, '127.0.0.1', () => socket.write(beginning));
    let answer = '';
    // Once what has come was read: a byte to a server that has closed resets the connection, and the answer is lost.
    const crawlOn = () => answer === '' && drop !== undefined && socket.write(drop);
    const timer = setInterval(() => setImmediate(crawlOn), 700);
    socket.on('data', (chunk) => (answer += chunk.toString()));
    await once(socket, 'close').finally(() => clearInterval(timer));
    return { answer, ms: Date.now() - start };
  }

  it('closes connections on which a request only crawls in', async () => {
    const [headers, body] = await Promise.all([
      crawl('GET /api/products HTTP/1.1\r\nHost: a\r\n', 'X-A: b\r\n'),
      crawl('POST /api/users/verify HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n', 'a'),
    ]);

    expect(headers.answer).toMatch(/^HTTP\/1\.1 408 [^]*"code":"REQUEST_TIMEOUT"/);
    expect(headers.ms).toBeLessThan(6_000);
    expect(body.answer).toMatch(/^HTTP\/1\.1 50[24] /);
    expect(body.ms).toBeLessThan(11_500);
  });

  it('answers twenty requests that come at once on a connection, and ends it with the last', async () => {
    const answers = await sendRaw(gateway.port, 'GET /api/cart HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(500));

    expect(answers.match(/HTTP\/1\.1 401/g)).toHaveLength(20);
    expect(answers.match(/^connection: close/gim)).toHaveLength(1);
    await eventually(() => expect(gateway.app.get(Metrics).inFlight).toBe(0));
  });

  it('forgets requests that waited on a connection behind another when their client leaves', async () => {
    service.answer = () => undefined;
    const before = service.received.length;
    const socket = connect(gateway.port, '127.0.0.1');
    const get = 'GET /api/products HTTP/1.1\r\nHost: a\r\nCache-Control: no-cache\r\n\r\n';
    socket.write(get.repeat(8));
    await eventually(() => expect(service.received.length - before).toBe(8));
    const { inFlight } = gateway.app.get(Metrics);
    socket.destroy();

    expect(inFlight).toBe(8);
    await eventually(() => expect(gateway.app.get(Metrics).inFlight).toBe(0), { timeoutMs: 1_500 });
    service.answer = json({});
  });

  it('refuses nobody for what its start took', async () => {
    const started = await startGateway(
      { REDIS_URL: redis.url, PRODUCT_SERVICE_URL: service.url },
      standStill,
    );
    const answers = [];
    for (let ask = 0; ask < 10; ask++) {
      answers.push((await started.ask('/api/products')).status);
      await sleep(150);
    }
    await started.stop();

    expect(new Set(answers)).toEqual(new Set([200]));
  });

  it('refuses requests while its event loop is late, and still says that it lives', async () => {
    const hog = setInterval(standStill);
    try {
      let refused = await gateway.ask('/api/products');
      while (refused.status !== 503) refused = await gateway.ask('/api/products');
      const alive = await gateway.ask('/health/live');

      expect(refused).toMatchObject({ status: 503, body: { code: 'OVERLOADED' } });
      expect(refused.headers).toMatchObject({ 'retry-after': '1', 'x-cache': 'BYPASS' });
      expect(alive.status).toBe(200);
    } finally {
      clearInterval(hog);
    }
    await eventually(async () => expect((await gateway.ask('/api/products')).status).toBe(200));
  }, 60_000);
});

describe('the limit of requests under way', () => {
  it('refuses an address more than it may have, and takes it again afterwards', async () => {
    const app = fastify();
    const finish: (() => void)[] = [];
    limitPerAddress(app, 2);
    app.get('/api/slow', () => new Promise((resolve) => finish.push(() => resolve('done'))));
    app.get('/health/live', () => 'ok');
    await app.listen({ port: 0, host: '127.0.0.1' });
    const ask = (path = '/api/slow') => fetch(`${app.listeningOrigin}${path}`).then(({ status }) => status);

    const two = [ask(), ask()];
    await eventually(() => expect(finish).toHaveLength(2));
    const meanwhile = [await ask(), await ask('/health/live')];
    finish.forEach((end) => end());
    const statuses = await Promise.all(two);
    const later = ask();
    await eventually(() => expect(finish).toHaveLength(3));
    finish.forEach((end) => end());

    expect([...statuses, ...meanwhile, await later]).toEqual([200, 200, 429, 200, 200]);
    await app.close();
  });

  it('counts what is worked on, not what waits for a client that does not read', async () => {
    const app = serverOfOne();
    app.get('/api/large', () => Buffer.alloc(16 * 1_048_576));
    app.get('/api/fast', () => 'done');
    await app.listen({ port: 0, host: '127.0.0.1' });
    const port = Number(new URL(app.listeningOrigin).port);
    const deaf = Array.from({ length: 5 }, () => connect(port, '127.0.0.1').pause());
    for (const socket of deaf) socket.write('GET /api/large HTTP/1.1\r\nHost: a\r\n\r\n');

    await eventually(async () => expect((await fetch(`${app.listeningOrigin}/api/fast`)).status).toBe(200));
    deaf.forEach((socket) => socket.destroy());
    await app.close();
  });

  /** A server that takes one request at a time. */
  const serverOfOne = () => {
    const app = fastify();
    const metrics = new Metrics();
    const connections = limitConnections(app);
    recordRequests(app, pino({ level: 'silent' }), metrics);
    limitInFlight(app, metrics, connections, 1);
    return app;
  };

  it('refuses the next one, and takes it when one has its answer', async () => {
    const app = serverOfOne();
    let finish!: () => void;
    app.get('/api/slow', () => new Promise((resolve) => (finish = () => resolve('done'))));
    app.get('/api/fast', () => 'done');
    await app.listen({ port: 0, host: '127.0.0.1' });
    const ask = (path: string) => fetch(`${app.listeningOrigin}${path}`).then(({ status }) => status);

    const slow = ask('/api/slow');
    await eventually(() => expect(finish).toBeDefined());
    const refused = await ask('/api/fast');
    finish();
    const statuses = [await slow, refused, await ask('/api/fast')];
    await app.close();

    expect(statuses).toEqual([200, 503, 200]);
  });

  it('does not count a request whose client has left', async () => {
    const app = serverOfOne();
    app.get('/api/never', () => new Promise(() => undefined));
    app.get('/api/fast', () => 'done');
    await app.listen({ port: 0, host: '127.0.0.1' });
    const ask = (path: string) => fetch(`${app.listeningOrigin}${path}`).then(({ status }) => status);

    const leaver = get(`${app.listeningOrigin}/api/never`).on('error', () => undefined);
    await eventually(async () => expect(await ask('/api/fast')).toBe(503));
    leaver.destroy();

    await eventually(async () => expect(await ask('/api/fast')).toBe(200));
    await app.close();
  });
});
