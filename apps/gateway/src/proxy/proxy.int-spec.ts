import { once } from 'node:events';
import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { Authenticator } from '@emporium/auth';
import { eventually, startTestRedis } from '@emporium/testing';
import { request } from 'undici';
import { sendRaw } from '../testing/raw-request';
import { startGateway, type TestGateway } from '../testing/test-gateway';
import { json, startUpstream, type UpstreamServer } from '../testing/upstream-server';

const MEGABYTE = 1_048_576;

describe('the proxy', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let service: UpstreamServer;
  let gateway: TestGateway;
  let user: { authorization: string };

  beforeAll(async () => {
    redis = await startTestRedis();
    service = await startUpstream();
    gateway = await startGateway({
      REDIS_URL: redis.url,
      ORDER_SERVICE_URL: service.url,
      USER_SERVICE_URL: service.url,
    });
    user = await gateway.login();
  });
  beforeEach(() => {
    service.answer = json({ ok: true });
    service.received.length = 0;
  });
  afterAll(async () => {
    await gateway.stop();
    await service.stop();
    await redis.stop();
  });

  it('sends the path without its prefix, and the query as it came', async () => {
    await gateway.ask('/api/v1/orders?status=a%20b&&page=%31', { headers: user });

    expect(service.received[0]?.url).toBe('/orders?status=a%20b&&page=%31');
    expect(service.received[0]?.headers).toMatchObject({
      ...user,
      host: new URL(service.url).host,
      'x-forwarded-prefix': '/api/v1',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': `127.0.0.1:${gateway.port}`,
    });
  });

  describe('takes a device token', () => {
    const post = (path: string, headers: Record<string, string>) =>
      gateway.ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{}',
      });
    const cookie = 'theme=dark; device=token-1; other=x';

    it('out of its cookie, or from its header, to the login, and nothing else of the cookies', async () => {
      await post('/api/users/login', { cookie });
      await post('/api/users/login', { 'x-device-token': 'token-2' });

      const [byCookie, byHeader] = service.received.map(({ headers }) => headers);
      expect([byCookie?.['x-device-token'], byHeader?.['x-device-token']]).toEqual(['token-1', 'token-2']);
      expect(byCookie).not.toHaveProperty('cookie');
    });

    it('nowhere else', async () => {
      await post('/api/users/refresh', { cookie, 'x-device-token': 'token-2' });
      await gateway.ask('/api/orders', { headers: { ...user, cookie, 'x-device-token': 'token-2' } });

      for (const { headers } of service.received) {
        expect(headers).not.toHaveProperty('cookie');
        expect(headers).not.toHaveProperty('x-device-token');
      }
      expect(service.received).toHaveLength(2);
    });

    it('back to the client in a cookie', async () => {
      service.answer = json({}, { 'Set-Cookie': 'device=token-3; HttpOnly', 'X-Overloaded': 'true' });

      const { headers } = await post('/api/users/login', {});

      expect(headers['set-cookie']).toBe('device=token-3; HttpOnly');
      expect(headers).not.toHaveProperty('x-overloaded');
    });
  });

  it('tells the service the request’s id and trace, and the client its own id, not the service’s', async () => {
    service.answer = json({}, { 'X-Request-Id': 'the-service', 'X-Powered-By': 'x', 'X-Own': 'kept' });
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const answer = await gateway.ask('/api/orders', {
      headers: { ...user, 'x-request-id': 'id-1', traceparent },
    });

    expect(service.received[0]?.headers).toMatchObject({ 'x-request-id': 'id-1', traceparent });
    expect(answer.headers).toMatchObject({ 'x-request-id': 'id-1', 'x-own': 'kept' });
    expect(answer.headers).not.toHaveProperty('x-powered-by');
  });

  it.each([
    'X-User-Id',
    'x-user-id',
    'X_User_Id',
    'X-USER-ROLE',
    'X-User',
    'X-Authenticated-User',
    'X-Real-IP',
    'Forwarded',
    'Cookie',
  ])('drops the identity header %s', async (name) => {
    await gateway.ask('/api/orders', { headers: { ...user, [name]: 'admin' } });

    expect(JSON.stringify(service.received[0]?.rawHeaders)).not.toContain('admin');
  });

  it('believes no forwarding header of the client', async () => {
    const headers = {
      ...user,
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-host': 'evil',
      'x-forwarded-proto': 'https',
    };
    await gateway.ask('/api/orders', { headers });

    expect(service.received[0]?.headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': `127.0.0.1:${gateway.port}`,
    });
  });

  it('drops what Connection names', async () => {
    await sendRaw(
      gateway.port,
      `GET /api/orders HTTP/1.1\r\nHost: a\r\nAuthorization: ${user.authorization}\r\n` +
        'Accept: secret\r\nConnection: close, accept\r\n\r\n',
    );

    expect(service.received[0]?.headers).not.toHaveProperty('accept');
  });

  it('passes an error of the service on unchanged', async () => {
    const problem = { type: 'about:blank', status: 409, code: 'CART_EMPTY' };
    service.answer = (request, response) => {
      request.resume();
      response.writeHead(409, { 'Content-Type': 'application/problem+json', 'Retry-After': '7' });
      response.end(JSON.stringify(problem));
    };
    const answer = await gateway.ask('/api/orders', { method: 'POST', headers: user });

    expect(answer).toMatchObject({ status: 409, body: problem });
    expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json', 'retry-after': '7' });
  });

  it('passes on an answer without content', async () => {
    service.answer = (_, response) => response.writeHead(204).end();
    const answer = await gateway.ask('/api/cart', { method: 'DELETE', headers: user });

    expect(answer).toMatchObject({ status: 204, text: '' });
  });

  it('streams a body of any type through as it is', async () => {
    let seen = '';
    service.answer = (request, response) => {
      request.on('data', (chunk: Buffer) => (seen += chunk.toString()));
      request.on('end', () => response.end());
    };
    const headers = { ...user, 'content-type': 'application/json', 'idempotency-key': 'k1' };
    await gateway.ask('/api/orders', { method: 'POST', headers, body: '{"broken":' });

    expect(seen).toBe('{"broken":');
    expect(service.received[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': '10',
      'idempotency-key': 'k1',
    });
  });

  it('says in which coding a body is, and passes on which ones would do', async () => {
    service.answer = (_, response) => response.writeHead(415, { 'Accept-Encoding': 'gzip' }).end();
    const headers = { ...user, 'content-encoding': 'br' };
    const answer = await gateway.ask('/api/orders', { method: 'POST', headers, body: 'packed' });

    expect(service.received[0]?.headers['content-encoding']).toBe('br');
    expect(answer).toMatchObject({ status: 415, headers: { 'accept-encoding': 'gzip' } });
  });

  it('sends no body along with a GET', async () => {
    const answer = await gateway.ask('/api/orders', { headers: user, body: 'sneaky' });

    expect(answer.status).toBe(200);
    expect(service.received[0]?.headers).not.toHaveProperty('content-length');
    expect(service.received[0]?.headers).not.toHaveProperty('transfer-encoding');
  });

  it('asks for HEAD what the client asks for HEAD', async () => {
    const answer = await gateway.ask('/api/orders', { method: 'HEAD', headers: user });

    expect(service.received[0]?.method).toBe('HEAD');
    expect(answer).toMatchObject({
      status: 200,
      text: '',
      headers: { 'content-length': '11', 'x-cache': 'BYPASS' },
    });
  });

  it.each([
    ['missing', {}, 'UNAUTHENTICATED'],
    ['forged', { authorization: 'Bearer a.b.c' }, 'INVALID_TOKEN'],
  ])('refuses a private route when the token is %s', async (_, headers, code) => {
    const answer = await gateway.ask('/api/orders', { headers });

    expect(answer).toMatchObject({ status: 401, body: { code } });
    expect(answer.headers['www-authenticate']).toContain('Bearer');
    expect(service.received).toEqual([]);
  });

  it('packs large JSON for a client that takes gzip, and leaves the rest as it is', async () => {
    const orders = { data: Array.from({ length: 100 }, (_, id) => ({ id, status: 'pending' })) };
    const ask = async (accepted: string) => {
      const headers = { ...user, 'accept-encoding': accepted };
      const { body, ...answer } = await request(`${gateway.url}/api/orders`, { headers });
      return { ...answer, bytes: Buffer.from(await body.arrayBuffer()) };
    };
    service.answer = json(orders);
    const [compressed, plain] = [await ask('gzip, br'), await ask('identity')];
    service.answer = json({ small: true });
    const small = await ask('gzip');

    expect(compressed.headers).toMatchObject({ 'content-encoding': 'gzip', etag: '"tag+gzip"' });
    expect(compressed.headers.vary).toBe('Origin, Accept-Encoding');
    expect(JSON.parse(gunzipSync(compressed.bytes).toString())).toEqual(orders);
    expect(compressed.bytes.length).toBeLessThan(plain.bytes.length / 4);
    expect(plain.headers).toMatchObject({ etag: '"tag"', 'content-length': String(plain.bytes.length) });
    expect(small.headers).not.toHaveProperty('content-encoding');
  });

  it('asks the service by the tags that it knows, whether the client has seen a packed answer or not', async () => {
    const headers = { ...user, 'if-match': '"a+gzip", "b"', 'if-none-match': 'W/"c+gzip"' };
    await gateway.ask('/api/cart', { method: 'DELETE', headers });

    expect(service.received[0]?.headers).toMatchObject({ 'if-match': '"a", "b"', 'if-none-match': 'W/"c"' });
  });

  it('starts to answer before the service has finished', async () => {
    let finish!: () => void;
    service.answer = (_, response) => {
      response.write('first');
      finish = () => response.end('last');
    };
    const call = get(`${gateway.url}/api/orders`, { headers: user });
    const [response] = (await once(call, 'response')) as [AsyncIterable<Buffer> & NodeJS.ReadableStream];
    const [first] = (await once(response, 'data')) as [Buffer];
    finish();

    expect(first.toString()).toBe('first');
    await once(response, 'end');
  });

  it('holds a large answer back while the client does not read it', async () => {
    const total = 64 * MEGABYTE;
    let sent = 0;
    service.answer = (_, response) => {
      const more = () => {
        while (sent < total) {
          sent += MEGABYTE;
          if (!response.write(Buffer.alloc(MEGABYTE))) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    };
    const call = get(`${gateway.url}/api/orders`, { headers: user });
    const [response] = (await once(call, 'response')) as [NodeJS.ReadableStream];
    await new Promise((resolve) => setTimeout(resolve, 300));
    const sentUnread = sent;
    let received = 0;
    response.on('data', (chunk: Buffer) => (received += chunk.length));
    await once(response, 'end');

    expect(sentUnread).toBeLessThan(total / 2);
    expect(received).toBe(total);
  });

  it.each(['before the headers', 'within the body'])(
    'drops the call when the client leaves %s',
    async (moment) => {
      let callClosed = false;
      service.answer = (request, response) => {
        request.socket.once('close', () => (callClosed = true));
        if (moment === 'within the body') response.write('first');
      };
      const call = get(`${gateway.url}/api/orders`, { headers: user });
      call.on('error', () => undefined);
      if (moment === 'within the body') await once(call, 'response');
      else await eventually(() => expect(service.received).toHaveLength(1));
      call.destroy();

      await eventually(() => expect(callClosed).toBe(true), { timeoutMs: 1000 });
    },
  );

  it('makes no call for a client that left while its token was looked at', async () => {
    const authenticator = gateway.app.get(Authenticator, { strict: false });
    const authenticate = authenticator.authenticate.bind(authenticator);
    const looking = jest.spyOn(authenticator, 'authenticate').mockImplementationOnce(async (header) => {
      call.destroy();
      await new Promise((resolve) => setTimeout(resolve, 50));
      return authenticate(header);
    });
    const ended = jest.fn();
    service.answer = (request, response) => {
      request.socket.once('close', ended);
      response.write(Buffer.alloc(MEGABYTE));
    };
    const call = get(`${gateway.url}/api/orders`, { headers: user });
    call.on('error', () => undefined);
    await eventually(() => expect(looking).toHaveBeenCalledTimes(1));
    await new Promise((resolve) => setTimeout(resolve, 200));
    looking.mockRestore();

    await eventually(() => expect(ended.mock.calls).toHaveLength(service.received.length));
  });

  it('answers 502 when the service breaks off after its headers', async () => {
    service.answer = (_, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.flushHeaders();
      setTimeout(() => response.destroy(), 50);
    };
    const answer = await gateway.ask('/api/orders', { headers: user });

    expect(answer).toMatchObject({ status: 502, body: { code: 'UPSTREAM_UNAVAILABLE' } });
  });

  it('breaks off when the service does, so that the client does not take it for the whole', async () => {
    service.answer = (_, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('part', () => response.destroy());
    };

    await expect(gateway.ask('/api/orders', { headers: user })).rejects.toThrow();
  });

  it('answers 504 when the service sends no headers in 2.5 s', async () => {
    service.answer = () => undefined;
    const start = Date.now();
    const answer = await gateway.ask('/api/orders', { headers: user, headersTimeout: 10_000 });

    expect(answer).toMatchObject({ status: 504, body: { code: 'UPSTREAM_TIMEOUT' } });
    expect(Date.now() - start).toBeLessThan(3_500);
    expect(service.received).toHaveLength(1);
  });
});
