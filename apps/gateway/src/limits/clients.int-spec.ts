import { JwtService } from '@nestjs/jwt';
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

  it('the users behind one address apart, and apart from the address', async () => {
    const [kim, lee] = [await gateway.login(), await gateway.login()];
    for (let i = 0; i < 4; i++) await left({ ...kim, ...from('1.1.1.1') });

    expect([await left({ ...lee, ...from('1.1.1.1') }), await left(from('1.1.1.1'))]).toEqual(['2', '2']);
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
    expect(await left({ authorization, ...from('1.1.1.1') })).toBe('2');
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
