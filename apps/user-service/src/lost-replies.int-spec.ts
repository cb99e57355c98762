import Redis from 'ioredis';
import {
  CommandLog,
  keyedOperationsOf,
  loseEachReply,
  type RepeatableRequest,
  RedisProxy,
  startTestRedis,
} from '@emporium/testing';
import { newEmail, PASSWORD, runService, type RunningService } from './testing/running-service';
import type { LoginAnswerDto } from './sessions/login.dto';

type KeyedRequest = RepeatableRequest<{ status: number; body: any }>;

describe('under an Idempotency-Key, whichever reply of Redis is lost,', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let proxy: RedisProxy;
  let commands: CommandLog;
  let redis: Redis;
  let service: RunningService;

  beforeAll(async () => {
    server = await startTestRedis();
    proxy = await RedisProxy.start(server);
    redis = new Redis(server.url);
    commands = await CommandLog.start(server.url, proxy);
    service = await runService(proxy.url);
  });
  afterAll(async () => {
    commands.stop();
    await service.stop();
    redis.disconnect();
    await proxy.stop();
    await server.stop();
  });

  const post = (url: string, body: object, key: string, token?: string) =>
    service.post<any>(url, body, { token, headers: { 'idempotency-key': key } });
  const sidOf = (token: string): string =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sid;
  const sessionsOf = (userId: string) => redis.smembers(`user:${userId}:sessions`);
  const generationOf = ({ accessToken }: LoginAnswerDto) =>
    redis.hget(`session:${sidOf(accessToken)}`, 'generation');

  const requests: Record<string, () => Promise<KeyedRequest>> = {
    'POST /users/register': async () => {
      const email = newEmail();
      const before = await redis.zcard('users:all');
      return {
        marks: [email, 'users:all', 'passwordHash'],
        send: (key) => post('/users/register', { email, password: PASSWORD, name: 'Ada' }, key),
        statuses: [201],
        expectOnce: async ({ body }) => {
          expect(await redis.zcard('users:all')).toBe(before + 1);
          expect((await service.login(email)).user).toEqual(body);
        },
      };
    },
    'POST /users/login': async () => {
      const { id, email } = await service.register();
      return {
        marks: [id, email, 'userAgent'],
        send: (key) => post('/users/login', { email, password: PASSWORD }, key),
        statuses: [200],
        expectOnce: async ({ body }) => expect(await sessionsOf(id)).toEqual([sidOf(body.accessToken)]),
      };
    },
    'POST /users/refresh': async () => {
      const login = await service.newLogin();
      return {
        marks: [login.user.id, sidOf(login.accessToken)],
        send: (key) => post('/users/refresh', { refreshToken: login.refreshToken }, key),
        statuses: [200],
        letAnHourPass: () => redis.hincrby(`session:${sidOf(login.accessToken)}`, 'refreshedAt', -3_600_000),
        expectOnce: async () => expect(await generationOf(login)).toBe('1'),
      };
    },
    'POST /users/logout': async () => {
      const { accessToken, user } = await service.newLogin();
      return {
        marks: [user.id, sidOf(accessToken)],
        send: (key) => post('/users/logout', {}, key, accessToken),
        statuses: [204, 401],
        expectOnce: async () => expect(await redis.exists(`session:${sidOf(accessToken)}`)).toBe(0),
      };
    },
    'POST /users/verify': async () => {
      const login = await service.newLogin();
      return {
        marks: [login.user.id, sidOf(login.accessToken)],
        send: (key) => post('/users/verify', { token: login.accessToken }, key),
        statuses: [200],
        expectOnce: ({ body }) => Promise.resolve(expect(body.valid).toBe(true)),
      };
    },
  };

  it('every operation that takes one is tried', async () => {
    const { body } = await service.call<any>('/docs-json');
    expect(keyedOperationsOf(body)).toEqual(Object.keys(requests).sort());
  });

  it.each(Object.keys(requests))(
    '%s has its effect once',
    async (operation) => {
      const prepare = requests[operation] as () => Promise<KeyedRequest>;

      expect(await loseEachReply(proxy, server.url, prepare)).toBeGreaterThanOrEqual(2);
    },
    60_000,
  );

  it('sends Redis nothing that its user may not send there', async () => {
    expect(await commands.refusedTo('user-service')).toEqual([]);
    expect(commands.size).toBeGreaterThan(50);
  });
});
