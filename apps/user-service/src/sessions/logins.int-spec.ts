import { hash } from 'bcrypt';
import { JwtService } from '@nestjs/jwt';
import { Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import {
  JWT_SECRET,
  newEmail,
  PASSWORD,
  type ProblemBody,
  runService,
  type RunningService,
} from '../testing/running-service';
import type { LoginAnswerDto, VerificationDto } from './login.dto';

const jwt = new JwtService();
const claimsOf = (token: string) => jwt.decode<Record<string, string | number>>(token);
const sign = (claims: object, secret = JWT_SECRET, algorithm: 'HS256' | 'HS512' = 'HS256') =>
  jwt.sign(claims, { secret, algorithm });
const unsigned = (claims: object) =>
  [{ alg: 'none', typ: 'JWT' }, claims]
    .map((part) => `${Buffer.from(JSON.stringify(part)).toString('base64url')}.`)
    .join('');

describe('logging in', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;
  let service: RunningService;
  let otherInstance: RunningService;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = new Redis(server.url);
    service = await runService(server.url);
    otherInstance = await runService(server.url);
  });
  afterAll(async () => {
    await service.stop();
    await otherInstance.stop();
    redis.disconnect();
    await server.stop();
  });

  const refresh = <Body = LoginAnswerDto>(refreshToken: string) =>
    service.post<Body>('/users/refresh', { refreshToken });
  const statusFor = async ({ user }: LoginAnswerDto, token: string) =>
    (await service.call(`/users/${user.id}`, { token })).status;
  const verify = (token: string) => service.post<VerificationDto>('/users/verify', { token });
  const sessionIdOf = (token: string) => claimsOf(token)['sid'];

  describe('POST /users/login', () => {
    const login = <Body>(email: string, password: string) =>
      service.post<Body>('/users/login', { email, password });

    it('gives a pair of tokens and the user, not to be cached', async () => {
      const user = await service.register();

      const { status, headers, body } = await login<LoginAnswerDto>(user.email, PASSWORD);

      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('no-store');
      expect(body).toEqual({
        accessToken: expect.stringMatching(/^eyJ/),
        tokenType: 'Bearer',
        expiresIn: 900,
        refreshToken: expect.stringMatching(/^eyJ/),
        user,
      });
      expect(await statusFor(body, body.accessToken)).toBe(200);
    });

    it('takes any spelling of the address', async () => {
      const { email } = await service.register();

      expect((await login(` ${email.toUpperCase()} `, PASSWORD)).status).toBe(200);
    });

    it('takes a password in any spelling of its letters, and one that was hashed in another before', async () => {
      const password = 'crème brûlée à midi';
      const [email, former] = [newEmail(), await service.register()];
      await service.post('/users/register', { email, password: password.normalize('NFC'), name: 'Noé' });
      const asTyped = await hash(password.normalize('NFD'), 4);
      await redis.hset(`user:${former.id}`, { passwordHash: asTyped });

      expect((await login(email, password.normalize('NFD'))).status).toBe(200);
      expect((await login(former.email, password.normalize('NFD'))).status).toBe(200);
      expect((await login(former.email, password.normalize('NFC'))).status).toBe(200);
    });

    it('hashes a password of lower cost anew, however many log in with it at once', async () => {
      const user = await service.register();
      const before = await redis.hgetall(`user:${user.id}`);
      const costlier = await runService(server.url, { BCRYPT_COST: '6' });

      const logins = await Promise.all(
        Array.from({ length: 8 }, () =>
          costlier.post<LoginAnswerDto>('/users/login', { email: user.email, password: PASSWORD }),
        ),
      );

      for (const { status, body } of logins) {
        expect(status).toBe(200);
        expect(body.user).toEqual(user);
        expect(await statusFor(body, body.accessToken)).toBe(200);
      }
      const { passwordHash, version: _, ...after } = await redis.hgetall(`user:${user.id}`);
      expect(passwordHash).toMatch(/^\$2b\$06\$/);
      expect({ ...before, ...after }).toEqual(before);
      expect((await login(user.email, PASSWORD)).status).toBe(200);
      expect(await redis.hget(`user:${user.id}`, 'passwordHash')).toBe(passwordHash);
      await costlier.stop();
    });

    it('has the device keep a token for its next login, out of the reach of scripts', async () => {
      const { email } = await service.register();
      const body = { email, password: PASSWORD };
      const cookieFor = async (headers: Record<string, string>) =>
        (await service.post('/users/login', body, { headers })).headers['set-cookie'];

      expect(await cookieFor({})).toMatch(
        /^device=[\w.-]+; Path=\/users\/login; Max-Age=15552000; HttpOnly; SameSite=Strict$/,
      );
      const atTheEdge = { 'x-forwarded-prefix': '/api', 'x-forwarded-proto': 'https' };
      expect(await cookieFor(atTheEdge)).toMatch(/; Path=\/api\/users\/login; .*; Secure$/);
    });

    it('refuses unknown address, wrong and over-long password in the same words', async () => {
      const { email } = await service.register();

      const answers = await Promise.all([
        login<ProblemBody>(newEmail(), PASSWORD),
        login<ProblemBody>(email, 'not my password'),
        login<ProblemBody>(email, 'x'.repeat(3_000)),
      ]);

      for (const { status, headers, body } of answers) {
        expect([status, body.code]).toEqual([401, 'INVALID_CREDENTIALS']);
        expect(body.detail).toBe(answers[0]?.body.detail);
        expect(headers['www-authenticate']).toMatch(/^Bearer/);
      }
    });

    it('is judged anew after a refusal under the same Idempotency-Key', async () => {
      const call = () =>
        service.post(
          '/users/login',
          { email: 'nobody@example.com', password: PASSWORD },
          { headers: { 'idempotency-key': 'login-1' } },
        );
      await call();

      const { status, headers } = await call();

      expect([status, headers['idempotency-replayed']]).toEqual([401, undefined]);
      expect(headers['www-authenticate']).toMatch(/^Bearer/);
    });

    it('confirms the address of a registration whose process died before it could', async () => {
      const { id, email } = await service.register();
      await redis.expire(`user:email:${email}`, 60);

      await service.login(email);

      expect(await redis.get(`user:email:${email}`)).toBe(id);
      expect(await redis.ttl(`user:email:${email}`)).toBe(-1);
    });

    it('treats an address that is claimed but has no user yet as unknown', async () => {
      await redis.set('user:email:claimed@example.com', '01890a5d-ac96-774b-bcce-b302099a8057', 'EX', 60);

      expect((await login('claimed@example.com', PASSWORD)).status).toBe(401);
    });
  });

  describe('POST /users/refresh', () => {
    it('exchanges a refresh token for a new pair of the same session', async () => {
      const login = await service.newLogin();

      const { status, headers, body } = await refresh(login.refreshToken);

      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('no-store');
      expect(body.user).toEqual(login.user);
      expect(body.refreshToken).not.toBe(login.refreshToken);
      expect(sessionIdOf(body.accessToken)).toBe(sessionIdOf(login.accessToken));
      expect((await refresh(body.refreshToken)).status).toBe(200);
    });

    /** As if the session had been opened, or refreshed, so much earlier. */
    const age = (token: string, field: 'openedAt' | 'refreshedAt', ms: number) =>
      redis.hincrby(`session:${sessionIdOf(token)}`, field, -ms);

    it('answers all tabs that use a token at once alike, on every instance, and the session lives', async () => {
      const login = await service.newLogin();
      const tabs = Array.from({ length: 8 }, (_, i) =>
        (i % 2 ? service : otherInstance).post<LoginAnswerDto>('/users/refresh', {
          refreshToken: login.refreshToken,
        }),
      );

      const answers = await Promise.all(tabs);

      for (const { status, body } of answers) {
        expect(status).toBe(200);
        expect(body).toEqual(answers[0]?.body);
      }
      expect(await statusFor(login, answers[0]?.body.accessToken ?? '')).toBe(200);
      expect((await refresh(answers[0]?.body.refreshToken ?? '')).status).toBe(200);
    });

    it('answers a repeat within 10 s alike, though its seconds have moved on', async () => {
      const login = await service.newLogin();
      const first = await refresh(login.refreshToken);
      const second = Math.floor(Date.now() / 1000);
      await eventually(() => expect(Math.floor(Date.now() / 1000)).toBeGreaterThan(second));

      expect((await refresh(login.refreshToken)).body).toEqual(first.body);
    });

    it('ends the session when a token is used again later', async () => {
      const login = await service.newLogin();
      const { body: second } = await refresh(login.refreshToken);
      await age(login.refreshToken, 'refreshedAt', 10_001);

      const reuse = await refresh<ProblemBody>(login.refreshToken);

      expect([reuse.status, reuse.body.code]).toEqual([401, 'REFRESH_TOKEN_REUSED']);
      expect(reuse.headers['www-authenticate']).toMatch(/^Bearer/);
      expect(await statusFor(login, second.accessToken)).toBe(401);
      const afterwards = await refresh<ProblemBody>(second.refreshToken);
      expect([afterwards.status, afterwards.body.code]).toEqual([401, 'INVALID_REFRESH_TOKEN']);
    });

    it('ends the session when a token from before the last is used, however soon', async () => {
      const login = await service.newLogin();
      const { body: second } = await refresh(login.refreshToken);
      const { body: third } = await refresh(second.refreshToken);

      const reuse = await refresh<ProblemBody>(login.refreshToken);

      expect([reuse.status, reuse.body.code]).toEqual([401, 'REFRESH_TOKEN_REUSED']);
      expect(await statusFor(login, third.accessToken)).toBe(401);
    });

    it('leaves the other sessions of the user alone when one is ended', async () => {
      const login = await service.newLogin();
      const other = await service.login(login.user.email);
      await refresh(login.refreshToken);
      await age(login.refreshToken, 'refreshedAt', 10_001);

      expect((await refresh(login.refreshToken)).status).toBe(401);
      expect(await statusFor(other, other.accessToken)).toBe(200);
    });

    it('never makes tokens that outlive the 90 days of their session', async () => {
      const login = await service.newLogin();
      await age(login.refreshToken, 'openedAt', (90 * 86_400 - 600) * 1000);
      const openedAt = await redis.hget(`session:${sessionIdOf(login.accessToken)}`, 'openedAt');
      const end = Math.floor(Number(openedAt) / 1000) + 90 * 86_400;

      const { body } = await refresh(login.refreshToken);

      expect(claimsOf(body.accessToken)['exp']).toBe(end);
      expect(claimsOf(body.refreshToken)['exp']).toBe(end);
      expect(body.expiresIn).toBe(end - Number(claimsOf(body.accessToken)['iat']));
      expect(await redis.ttl(`session:${sessionIdOf(body.accessToken)}`)).toBeLessThanOrEqual(600);
    });

    describe('under an Idempotency-Key', () => {
      const refreshAs = ({ refreshToken }: LoginAnswerDto, key: string) =>
        service.post<LoginAnswerDto>(
          '/users/refresh',
          { refreshToken },
          { headers: { 'idempotency-key': key } },
        );

      it('answers a repeat with the same tokens, and the session lives', async () => {
        const login = await service.newLogin();

        const [first, repeat] = [await refreshAs(login, 'refresh-1'), await refreshAs(login, 'refresh-1')];

        expect(repeat.body).toEqual(first.body);
        expect([first, repeat].map(({ headers }) => headers['idempotency-replayed'])).toEqual([
          undefined,
          'true',
        ]);
        expect(await statusFor(login, repeat.body.accessToken)).toBe(200);
      });

      it('answers with the same tokens however late, and keeps no record of them', async () => {
        const login = await service.newLogin();
        await refreshAs(login, 'refresh-2');
        await age(login.refreshToken, 'refreshedAt', 60_000);
        expect(await redis.keys('idempotency:*refresh*')).toEqual([]);

        const [first, repeat] = [await refreshAs(login, 'refresh-2'), await refreshAs(login, 'refresh-2')];

        expect([first.status, repeat.status]).toEqual([200, 200]);
        expect(repeat.body).toEqual(first.body);
        expect(await statusFor(login, first.body.accessToken)).toBe(200);
        expect((await refresh(first.body.refreshToken)).status).toBe(200);
      });

      it('tells no tokens of a session that has ended', async () => {
        const login = await service.newLogin();
        const { body } = await refreshAs(login, 'refresh-5');
        await service.call('/users/logout', { method: 'POST', token: body.accessToken });

        expect((await refreshAs(login, 'refresh-5')).status).toBe(401);
      });

      it('must be a key', async () => {
        const login = await service.newLogin();

        expect((await refreshAs(login, 'a b')).status).toBe(400);
      });

      it('takes another key for a reuse', async () => {
        const login = await service.newLogin();
        await refreshAs(login, 'refresh-3');
        await age(login.refreshToken, 'refreshedAt', 60_000);

        expect((await refreshAs(login, 'refresh-4')).status).toBe(401);
      });
    });

    it('refuses an access token, a forged one and none at all', async () => {
      const { accessToken, refreshToken } = await service.newLogin();
      const forged = `${refreshToken.slice(0, -4)}AAAA`;

      expect((await refresh<ProblemBody>(accessToken)).body.code).toBe('INVALID_REFRESH_TOKEN');
      expect((await refresh<ProblemBody>(forged)).body.code).toBe('INVALID_REFRESH_TOKEN');
      expect((await service.post('/users/refresh', {})).status).toBe(400);
    });
  });

  describe('POST /users/logout', () => {
    it('ends this session at once, on every instance', async () => {
      const login = await service.newLogin();

      const { status, body } = await service.call('/users/logout', {
        method: 'POST',
        token: login.accessToken,
      });

      expect([status, body]).toEqual([204, undefined]);
      const elsewhere = await otherInstance.call(`/users/${login.user.id}`, { token: login.accessToken });
      expect(elsewhere.status).toBe(401);
      expect(elsewhere.headers['www-authenticate']).toContain('error="invalid_token"');
      expect((await refresh(login.refreshToken)).status).toBe(401);
      expect(await redis.exists(`user:${login.user.id}:sessions`)).toBe(0);
    });
  });

  describe('POST /users/verify', () => {
    it('tells whose a token is and how long it lasts', async () => {
      const { accessToken, user } = await service.newLogin();

      const { status, body } = await verify(accessToken);

      expect(status).toBe(200);
      expect(body).toEqual({ valid: true, user, expiresAt: expect.stringMatching(/Z$/) });
      const secondsLeft = (Date.parse('expiresAt' in body ? body.expiresAt : '') - Date.now()) / 1000;
      expect(secondsLeft).toBeGreaterThan(890);
      expect(secondsLeft).toBeLessThanOrEqual(900);
    });

    it('tells that the token of an ended session is not valid', async () => {
      const { accessToken } = await service.newLogin();
      await service.call('/users/logout', { method: 'POST', token: accessToken });

      expect((await verify(accessToken)).body).toEqual({ valid: false });
    });

    it('tells that rubbish is not valid', async () => {
      expect(await verify('rubbish')).toMatchObject({ status: 200, body: { valid: false } });
    });
  });

  describe('a token', () => {
    const refused = async (login: LoginAnswerDto, token: string) => {
      expect(await statusFor(login, token)).toBe(401);
      expect((await verify(token)).body).toEqual({ valid: false });
    };

    it('made by the tests as the service makes it is accepted', async () => {
      const login = await service.newLogin();

      expect(await statusFor(login, sign(claimsOf(login.accessToken)))).toBe(200);
    });

    it('signed with another key is refused', async () => {
      const login = await service.newLogin();

      await refused(login, sign(claimsOf(login.accessToken), 'x'.repeat(40)));
    });

    it('without a signature is refused', async () => {
      const login = await service.newLogin();

      await refused(login, unsigned(claimsOf(login.accessToken)));
    });

    it('signed with another algorithm is refused', async () => {
      const login = await service.newLogin();

      await refused(login, sign(claimsOf(login.accessToken), JWT_SECRET, 'HS512'));
    });

    it('that has expired is refused', async () => {
      const login = await service.newLogin();
      const exp = Math.floor(Date.now() / 1000) - 1;

      await refused(login, sign({ ...claimsOf(login.accessToken), exp }));
    });

    it('for refreshing is no access token', async () => {
      const login = await service.newLogin();

      await refused(login, login.refreshToken);
    });

    it('of one user does not open the session of another', async () => {
      const [ada, eve] = [await service.newLogin(), await service.newLogin()];
      const mixed = { ...claimsOf(eve.accessToken), sid: sessionIdOf(ada.accessToken) };

      await refused(eve, sign(mixed));
    });

    it('is refused as soon as Redis has dropped the session', async () => {
      const login = await service.newLogin();
      await redis.pexpire(`session:${sessionIdOf(login.accessToken)}`, 20);

      await eventually(() => refused(login, login.accessToken));
    });
  });
});
