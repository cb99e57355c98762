import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, startTestRedis } from '@emporium/testing';
import { sendRaw } from '../testing/raw-request';
import { startGateway, type TestGateway } from '../testing/test-gateway';
import { startUpstream, type UpstreamServer } from '../testing/upstream-server';

/** Of the routes to users. */
const LIMIT = 4_096;

describe('the body limit', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let service: UpstreamServer;
  let gateway: TestGateway;
  let receivedBytes: number;

  beforeAll(async () => {
    redis = await startTestRedis();
    service = await startUpstream();
    gateway = await startGateway({
      REDIS_URL: redis.url,
      USER_SERVICE_URL: service.url,
      ORDER_SERVICE_URL: service.url,
      PRODUCT_SERVICE_URL: service.url,
    });
  });
  beforeEach(() => {
    service.answer = (request, response) => {
      request.on('data', (chunk: Buffer) => (receivedBytes += chunk.length));
      request.on('end', () => response.writeHead(200).end());
      request.on('error', () => response.destroy());
    };
    receivedBytes = 0;
    service.received.length = 0;
  });
  afterAll(async () => {
    await gateway.stop();
    await service.stop();
    await redis.stop();
  });

  const login = (body: Buffer | Readable) => gateway.ask('/api/users/login', { method: 'POST', body });
  const chunks = (bytes: number) => Readable.from([Buffer.alloc(bytes / 2), Buffer.alloc(bytes / 2)]);

  it.each([
    ['an announced length', () => Buffer.alloc(LIMIT)],
    ['chunks', () => chunks(LIMIT)],
  ])('lets exactly the limit through with %s', async (_, body) => {
    expect((await login(body())).status).toBe(200);
    expect(receivedBytes).toBe(LIMIT);
  });

  it('refuses more by the announced length, before the service hears of it', async () => {
    const answer = await login(Buffer.alloc(2 * LIMIT));

    expect(answer).toMatchObject({ status: 413, body: { code: 'PAYLOAD_TOO_LARGE' } });
    expect(service.received).toEqual([]);
  });

  it('refuses more that comes in chunks, and the service gets no whole request', async () => {
    const answer = await login(chunks(2 * LIMIT));

    expect(answer).toMatchObject({ status: 413, body: { code: 'PAYLOAD_TOO_LARGE' } });
    expect(service.received[0]?.complete ?? false).toBe(false);
    expect(receivedBytes).toBeLessThanOrEqual(LIMIT);
  });

  it.each([
    ['/api/orders', 16_384],
    ['/api/v1/products', 65_536],
  ])('is that of the route: POST %s takes %d bytes', async (path, limit) => {
    const headers = await gateway.login();
    const post = (bytes: number) => gateway.ask(path, { method: 'POST', headers, body: Buffer.alloc(bytes) });

    expect((await post(limit)).status).toBe(200);
    expect((await post(limit + 1)).status).toBe(413);
    expect(service.received).toHaveLength(1);
  });

  it('gives up the connection of a refused body that does not end, without a second answer', async () => {
    const endless = `POST /api/users/login HTTP/1.1\r\nHost: a\r\nContent-Length: ${LIMIT + 1}\r\n\r\n{`;
    const answer = await sendRaw(gateway.port, endless, 15_000);

    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413']);
  });

  it('serves the next request on a connection whose body was refused', async () => {
    const tooLarge = 'a'.repeat(LIMIT + 1);
    const responses = await sendRaw(
      gateway.port,
      'POST /api/users/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n' +
        `${tooLarge.length.toString(16)}\r\n${tooLarge}\r\n0\r\n\r\n` +
        'GET /api/nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    );

    expect([...responses.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['413', '404']);
  });

  it('answers although the service refuses the body unread', async () => {
    service.answer = (_, response) => response.writeHead(401).end();
    const answer = await login(chunks(LIMIT));
    const next = await gateway.ask('/api/nothing');

    expect([answer.status, next.status]).toEqual([401, 404]);
  });

  it('answers 408 when the body does not come, and does not hold it against the service', async () => {
    const slow = 'POST /api/users/login HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{';
    const responses = await Promise.all(Array.from({ length: 20 }, () => sendRaw(gateway.port, slow, 4_000)));

    for (const answer of responses) expect(answer).toMatch(/^HTTP\/1\.1 408 [^]*"code":"REQUEST_TIMEOUT"/);
    expect((await login(Buffer.from('{}'))).status).toBe(200);
  });

  it('blames no client whose body lay there while the gateway stood still', async () => {
    service.answer = () => undefined;
    const socket = connect(gateway.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.write('POST /api/users/login HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n');
    await sleep(200);
    socket.write('{}');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000);
    await eventually(() => expect(answer).toMatch(/^HTTP\/1\.1 504 /));
    socket.destroy();
  });

  it('lives on when bodies break that nobody takes', async () => {
    await service.stop();
    const broken =
      'POST /api/users/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}{}\r\n0\r\n\r\n';
    for (let round = 0; round < 3; round++)
      await Promise.all(Array.from({ length: 30 }, () => sendRaw(gateway.port, broken, 300)));

    expect((await gateway.ask('/health/live')).status).toBe(200);
  });
});
