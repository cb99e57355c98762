import { Tokens } from '@emporium/auth';
import { sessionKey } from '@emporium/contracts';
import { Redis } from '@emporium/redis';
import { logIn } from '@emporium/testing';
import { JwtService } from '@nestjs/jwt';
import { TEST_JWT_SECRET } from './testing/start-test-service';
import { runTinyService } from './testing/tiny-service';

describe('access', () => {
  let service: Awaited<ReturnType<typeof runTinyService>>;
  const get = async (url: string, authorization?: string) => {
    const answer = await service.app.inject({ url, headers: authorization ? { authorization } : {} });
    return {
      status: answer.statusCode,
      code: answer.json<{ code?: string }>().code,
      headers: answer.headers,
    };
  };

  beforeAll(async () => {
    service = await runTinyService();
  });
  afterAll(() => service.stop());

  it('is open where a handler says so, whatever token is sent', async () => {
    expect((await get('/notes')).status).toBe(200);
    expect((await get('/notes', 'Bearer nonsense')).status).toBe(200);
  });

  it.each(['/notes/mine', '/notes/undecorated', '/notes/all', '/internal/notes'])(
    'to %s is closed to everybody unknown',
    async (url) => {
      const { status, code, headers } = await get(url);
      expect([status, code]).toEqual([401, 'UNAUTHENTICATED']);
      expect(headers['www-authenticate']).toBe('Bearer realm="emporium"');
    },
  );

  it('follows the role of the session', async () => {
    const customer = await logIn(service.app);
    const admin = await logIn(service.app, 'admin');
    expect((await get('/notes/mine', customer.authorization)).status).toBe(200);
    expect(await get('/notes/all', customer.authorization)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect((await get('/notes/all', admin.authorization)).status).toBe(200);
  });

  it('ends with the session', async () => {
    const { authorization } = await logIn(service.app);
    const claims = JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString());
    await service.app.get(Redis).del(sessionKey(claims.sid));
    const { status, code, headers } = await get('/notes/mine', authorization);
    expect([status, code]).toEqual([401, 'INVALID_TOKEN']);
    expect(headers['www-authenticate']).toContain('error="invalid_token"');
  });

  it('is for the user whom token and session both name', async () => {
    const [one, two] = [await logIn(service.app), await logIn(service.app)];
    const { sid } = JSON.parse(Buffer.from(two.authorization.split('.')[1] ?? '', 'base64url').toString());
    const token = await service.app.get(Tokens).sign('access', { sub: one.userId, sid }, 60);
    expect((await get('/notes/mine', `Bearer ${token}`)).status).toBe(401);
  });

  it('needs a token for its purpose', async () => {
    const tokens = service.app.get(Tokens);
    const { userId: sub } = await logIn(service.app);
    const internal = await tokens.sign('internal', { sub: 'service' }, 60);
    const refresh = await tokens.sign('refresh', { sub, sid: 's' }, 60);
    const access = await tokens.sign('access', { sub }, 60);
    expect((await get('/internal/notes', `Bearer ${internal}`)).status).toBe(200);
    expect((await get('/internal/notes', `Bearer ${access}`)).status).toBe(401);
    for (const token of [internal, refresh, access]) {
      expect((await get('/notes/mine', `Bearer ${token}`)).status).toBe(401);
    }
  });

  it('is refused to tokens that are expired, of another issuer, algorithm or key', async () => {
    const { userId, authorization } = await logIn(service.app);
    const { sid } = JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString());
    const ours = new JwtService({ secret: TEST_JWT_SECRET });
    const options = {
      subject: userId,
      issuer: 'emporium',
      audience: 'emporium:access',
      expiresIn: 60,
    } as const;
    const good = ours.sign({ sid }, options);
    const bad = [
      ours.sign({ sid }, { ...options, expiresIn: -1 }),
      ours.sign({ sid }, { ...options, issuer: 'somebody' }),
      ours.sign({ sid }, { ...options, algorithm: 'HS512' }),
      new JwtService({ secret: 'another secret of thirty-two bytes!' }).sign({ sid }, options),
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.`,
    ];
    expect((await get('/notes/mine', `Bearer ${good}`)).status).toBe(200);
    for (const token of bad) expect((await get('/notes/mine', `Bearer ${token}`)).code).toBe('INVALID_TOKEN');
  });
});
