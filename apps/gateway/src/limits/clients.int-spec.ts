import { gzipSync } from 'node:zlib';
import { JwtService } from '@nestjs/jwt';
import { Tokens } from '@emporium/auth';
import { Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import { startGateway, type TestGateway } from '../testing/test-gateway';
import { json, startUpstream, type UpstreamServer } from '../testing/upstream-server';

describe('limits count', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let service: UpstreamServer;
  let gateway: TestGateway;

  beforeAll(async () => {
    redis = await startTestRedis();
    service = await startUpstream(json({}));
  });
  beforeEach(async () => {
    gateway = await startGateway({
      REDIS_URL: redis.url,
      PRODUCT_SERVICE_URL: service.url,
      ORDER_SERVICE_URL: service.url,
      USER_SERVICE_URL: service.url,
      RATE_LIMIT: '3',
      AUTH_RATE_LIMIT: '2',
      TRUST_PROXY: '1',
    });
    await gateway.app.get(Redis).flushall();
  });
  afterEach(() => gateway.stop());
  afterAll(async () => {
    await service.stop();
    await redis.stop();
  });

  const from = (address: string) => ({ 'x-forwarded-for': address });
  const left = async (headers: Record<string, string>, path = '/api/categories') =>
    /r=(\d+)/.exec((await gateway.ask(path, { headers })).headers['ratelimit'] ?? '')?.[1];
  const logIn = async (headers: Record<string, string>) =>
    (await gateway.ask('/api/users/login', { method: 'POST', headers })).status;

  it('a user wherever the requests come from, on public routes, too', async () => {
    const user = await gateway.login();

    expect([
      await left({ ...user, ...from('1.1.1.1') }),
      await left({ ...user, ...from('2.2.2.2') }, '/api/orders'),
      await left({ ...user, ...from('2.2.2.2') }),
    ]).toEqual(['2', '1', '0']);
    expect((await gateway.ask('/api/orders', { headers: { ...user, ...from('3.3.3.3') } })).status).toBe(429);
  });

  it('what is in no route', async () => {
    const ask = async (method: string, path: string) =>
      (await gateway.ask(path, { method, headers: from('1.1.1.1') })).status;

    expect([
      await ask('GET', '/api/nothing'),
      await ask('PATCH', '/api/products'),
      await ask('GET', '/api/v9/products'),
      await ask('GET', '/api/nothing'),
    ]).toEqual([404, 405, 404, 429]);
  });

  it('all the users behind one address together, and each of them apart', async () => {
    const [kim, lee] = [await gateway.login(), await gateway.login()];

    expect([
      await left({ ...kim, ...from('1.1.1.1') }),
      await left({ ...lee, ...from('1.1.1.1') }),
      await left(from('1.1.1.1')),
      await left({ ...lee, ...from('2.2.2.2') }),
    ]).toEqual(['2', '1', '0', '1']);
    expect((await gateway.ask('/api/cart', { headers: { ...kim, ...from('1.1.1.1') } })).status).toBe(429);
  });

  it('a session that has ended against the address', async () => {
    const user = await gateway.login();
    await gateway.app.get(Redis).flushall();
    const statuses = [];
    for (let i = 0; i < 4; i++)
      statuses.push((await gateway.ask('/api/cart', { headers: { ...user, ...from('1.1.1.1') } })).status);

    expect(statuses).toEqual([401, 401, 401, 429]);
    expect(await left(from('1.1.1.1'))).toBe('0');
  });

  it('refreshes by session, apart from logins, so that nobody logs a neighbour out', async () => {
    const tokens = gateway.app.get(Tokens);
    const refresh = async (sid: string, address: string) => {
      const refreshToken = await tokens.sign('refresh', { sub: 'kim', sid, generation: 0 }, 60);
      const body = JSON.stringify({ refreshToken });
      const headers = { 'content-type': 'application/json', ...from(address) };
      return (await gateway.ask('/api/users/refresh', { method: 'POST', body, headers })).status;
    };

    expect([await refresh('one', '1.1.1.1'), await refresh('two', '1.1.1.1')]).toEqual([200, 200]);
    expect([await logIn(from('1.1.1.1')), await refresh('three', '2.2.2.2')]).toEqual([200, 200]);
    expect([await refresh('one', '3.3.3.3'), await refresh('one', '4.4.4.4')]).toEqual([200, 429]);
  });

  it('a refresh that comes packed as any other of its session', async () => {
    const refreshToken = await gateway.app
      .get(Tokens)
      .sign('refresh', { sub: 'kim', sid: 'packed', generation: 0 }, 60);
    const json = JSON.stringify({ refreshToken });
    const refresh = async (address: string, body: string | Buffer, coding = {}) =>
      (
        await gateway.ask('/api/users/refresh', {
          method: 'POST',
          body,
          headers: { ...from(address), ...coding },
        })
      ).status;
    const packed = { 'content-encoding': 'gzip' };

    expect(await refresh('1.1.1.1', gzipSync(json), packed)).toBe(200);
    expect(await refresh('2.2.2.2', json)).toBe(200);
    expect(await refresh('3.3.3.3', gzipSync(json), packed)).toBe(429);
  });

  it('refreshes with tokens that are none of ours by address', async () => {
    const post = async (body: string, headers: Record<string, string> = {}) =>
      (await gateway.ask('/api/users/refresh', { method: 'POST', body, headers })).status;
    const { authorization } = await gateway.login();
    const access = authorization.slice('Bearer '.length);

    expect([
      await post(JSON.stringify({ refreshToken: access })),
      await post('{"refreshToken":'),
      await post(JSON.stringify({ refreshToken: 'forged' })),
      await post('', from('1.1.1.1')),
    ]).toEqual([200, 200, 429, 200]);
  });

  it('a refresh without changing the body that the service gets', async () => {
    const bodies: string[] = [];
    service.answer = (request, response) => {
      request
        .on('data', (chunk: Buffer) => bodies.push(chunk.toString()))
        .on('end', () => response.end('{}'));
    };
    await gateway.ask('/api/users/refresh', { method: 'POST', body: '{ "refreshToken": "é" }' });
    service.answer = json({});

    expect(bodies.join('')).toBe('{ "refreshToken": "é" }');
  });

  it('forged and other unusable tokens against the address', async () => {
    const { authorization } = await gateway.login();
    const forged = await new JwtService().signAsync(
      { sid: 'x' },
      { secret: 'x'.repeat(40), subject: 'kim', issuer: 'emporium', audience: 'emporium:access' },
    );
    const lefts = [];
    for (const token of [`Bearer ${forged}`, authorization.slice(0, -9), 'Basic a2ltOmtpbQ==', 'Bearer']) {
      lefts.push(await left({ authorization: token, ...from('1.1.1.1') }));
    }

    expect(lefts).toEqual(['2', '1', '0', '0']);
    expect(await left({ authorization, ...from('2.2.2.2') })).toBe('2');
  });

  it('IPv6 addresses by their /64, and mapped ones as the IPv4 address', async () => {
    expect([
      await left(from('2001:db8:0:1::1')),
      await left(from('2001:db8:0:1:ffff::2')),
      await left(from('2001:db8:0:2::1')),
      await left(from('::ffff:1.2.3.4')),
      await left(from('1.2.3.4')),
    ]).toEqual(['2', '1', '2', '2', '1']);
  });

  it('attempts to log in by address even when a token comes along', async () => {
    const [kim, lee] = [await gateway.login(), await gateway.login()];

    expect([
      await logIn({ ...kim, ...from('1.1.1.1') }),
      await logIn({ ...lee, ...from('1.1.1.1') }),
      await logIn({ ...lee, ...from('1.1.1.1') }),
      await logIn({ ...lee, ...from('2.2.2.2') }),
    ]).toEqual([200, 200, 429, 200]);
  });
});
