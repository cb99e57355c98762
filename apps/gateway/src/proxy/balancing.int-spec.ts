import { eventually, startTestRedis } from '@emporium/testing';
import { sendRaw } from '../testing/raw-request';
import { startGateway, type TestGateway } from '../testing/test-gateway';
import { json, startUpstream, type UpstreamServer } from '../testing/upstream-server';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('several instances', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let one: UpstreamServer;
  let two: UpstreamServer;
  let gateway: TestGateway;
  let user: { authorization: string };

  beforeEach(async () => {
    redis = await startTestRedis();
    [one, two] = await Promise.all([startUpstream(json({ by: 1 })), startUpstream(json({ by: 2 }))]);
    gateway = await startGateway({ REDIS_URL: redis.url, ORDER_SERVICE_URL: `${one.url},${two.url}` });
    user = await gateway.login();
  });
  afterEach(async () => {
    await gateway.stop();
    await Promise.all([one.stop(), two.stop(), redis.stop()]);
  });

  const read = () => gateway.ask('/api/orders', { headers: user });
  const write = () => gateway.ask('/api/orders', { method: 'POST', headers: user });

  it('share the requests', async () => {
    for (let i = 0; i < 60; i++) await read();

    expect(one.received.length + two.received.length).toBe(60);
    expect(Math.min(one.received.length, two.received.length)).toBeGreaterThan(10);
  });

  it('lose no GET when one dies under load', async () => {
    const statuses: number[] = [];
    const worker = async (rounds: number) => {
      for (let i = 0; i < rounds; i++) statuses.push((await read()).status);
    };
    const load = Promise.all(Array.from({ length: 16 }, () => worker(50)));
    while (statuses.length < 200) await new Promise((resolve) => setTimeout(resolve, 5));
    await one.stop();
    await load;

    expect(statuses).toHaveLength(800);
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
  });

  it('take the dead one back when it lives again', async () => {
    const port = Number(new URL(one.url).port);
    await one.stop();
    for (let i = 0; i < 4; i++) expect((await read()).body).toEqual({ by: 2 });
    one = await startUpstream(json({ by: 1 }), port);

    await eventually(async () => expect((await read()).body).toEqual({ by: 1 }));
  });

  it('never get a write twice', async () => {
    one.answer = two.answer = (request) => request.socket.destroy();
    const answer = await write();

    expect(answer).toMatchObject({ status: 502, body: { code: 'UPSTREAM_UNAVAILABLE' } });
    expect(one.received.length + two.received.length).toBe(1);
  });

  it('get a write without a key, with its body, when another did not even connect', async () => {
    const bodies: string[] = [];
    two.answer = (request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on('end', () => response.end('{}'));
    };
    await one.stop();
    const body = '{"items":[]}';
    const send = () => gateway.ask('/api/orders', { method: 'POST', headers: user, body });
    const statuses = (await Promise.all(Array.from({ length: 8 }, send))).map(({ status }) => status);

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(bodies).toEqual(Array(8).fill(body));
  });

  it('get a write with a key again, with its body, when the first breaks off', async () => {
    const bodies: string[] = [];
    let isFirst = true;
    one.answer = two.answer = (request, response) => {
      const breaksOff = isFirst;
      isFirst = false;
      if (breaksOff) return void request.socket.destroy();
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on('end', () => response.end('{}'));
    };
    const headers = { ...user, 'idempotency-key': 'k' };
    const answer = await gateway.ask('/api/orders', { method: 'POST', headers, body: '{"items":[]}' });

    expect(answer.status).toBe(200);
    expect(bodies).toEqual(['{"items":[]}']);
    expect([one.received.length, two.received.length]).toEqual([1, 1]);
  });

  it.each([
    ['POST', '/api/orders', { connection: 'keep-alive, Idempotency-Key' }],
    ['PUT', `/api/cart/items/${ID}`, {}],
    ['DELETE', `/api/orders/${ID}`, {}],
  ])('get no %s of %s twice whose key no service would know again', async (method, path, more) => {
    one.answer = two.answer = (request) => request.socket.destroy();
    const lines = Object.entries({ ...user, ...more, 'idempotency-key': 'k', 'content-length': '2' });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const answer = await sendRaw(gateway.port, `${method} ${path} HTTP/1.1\r\nHost: a\r\n${head}\r\n{}`, 500);

    expect(answer).toMatch(/^HTTP\/1\.1 502 /);
    expect(one.received.length + two.received.length).toBe(1);
  });

  it('get a PATCH with a key again', async () => {
    one.answer = (request) => request.socket.destroy();
    const headers = { ...user, 'idempotency-key': 'k' };
    for (let i = 0; i < 4; i++) {
      const answer = await gateway.ask(`/api/orders/${ID}/status`, { method: 'PATCH', headers, body: '{}' });
      expect(answer.body).toEqual({ by: 2 });
    }
  });

  it('answer a read that one of them refuses for now', async () => {
    one.answer = (_, response) => response.writeHead(503).end();
    const responses = [];
    for (let i = 0; i < 10; i++) responses.push((await read()).body);

    expect(responses).toEqual(Array(10).fill({ by: 2 }));
  });

  it('answer a read that one of them is silent on', async () => {
    one.answer = two.answer = (request, response) => {
      if (one.received.length + two.received.length > 1) json({ ok: true })(request, response);
    };
    const start = Date.now();

    expect((await read()).body).toEqual({ ok: true });
    expect(Date.now() - start).toBeLessThan(2_500);
  });

  it('are all gone: 502 with Retry-After at once', async () => {
    await Promise.all([one.stop(), two.stop()]);
    const start = Date.now();
    const responses = [await read(), await write()];

    for (const answer of responses) {
      expect(answer).toMatchObject({
        status: 502,
        body: { code: 'UPSTREAM_UNAVAILABLE', instance: '/api/orders' },
      });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(Date.now() - start).toBeLessThan(500);
  });
});
