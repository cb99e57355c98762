import { Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import { PASSWORD, runService, type RunningService } from '../testing/running-service';
import type { LoginAnswerDto } from './login.dto';

describe('a login under an Idempotency-Key', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let service: RunningService;
  let redis: Redis;

  beforeAll(async () => {
    server = await startTestRedis();
    service = await runService(server.url);
    redis = service.app.get(Redis);
  });
  afterAll(async () => {
    await service.stop();
    await server.stop();
  });

  const login = async (email: string, key: string, password = PASSWORD) => {
    const headers = { 'idempotency-key': key };
    const {
      status,
      headers: told,
      body,
    } = await service.post<LoginAnswerDto>('/users/login', { email, password }, { headers });
    return { status, body, isReplayed: told['idempotency-replayed'] === 'true' };
  };
  const sessionsOf = ({ user }: LoginAnswerDto) => redis.scard(`user:${user.id}:sessions`);
  const logOut = ({ accessToken }: LoginAnswerDto) =>
    service.call('/users/logout', { method: 'POST', token: accessToken });
  const isGood = async ({ user, accessToken }: LoginAnswerDto) =>
    (await service.call(`/users/${user.id}`, { token: accessToken })).status === 200;
  /** As if the process had died before it recorded its answer. */
  const forgetResponse = async () => {
    for (const record of await redis.keys('idempotency:*')) await redis.hdel(record, 'answer');
  };

  it('is answered to each repeat, for as long as its access token lives', async () => {
    const { email } = await service.register();

    const [first, repeat] = [await login(email, 'key'), await login(email, 'key')];

    expect(repeat).toEqual({ ...first, isReplayed: true });
    expect(await sessionsOf(first.body)).toBe(1);
    const [record = ''] = await redis.keys('idempotency:anonymous:*:key');
    expect(await redis.ttl(record)).toBeLessThanOrEqual(900);
  });

  it('opens one session though nobody learnt of it', async () => {
    const { email } = await service.register();
    const first = await login(email, 'key');
    await forgetResponse();

    const repeat = await login(email, 'key');

    expect(repeat).toEqual({ ...first, isReplayed: true });
    expect(await sessionsOf(first.body)).toBe(1);
  });

  it.each<[string, (body: LoginAnswerDto) => Promise<unknown>]>([
    ['ended', logOut],
    ['refreshed', ({ refreshToken }) => service.post('/users/refresh', { refreshToken })],
  ])('never tells tokens of a session that was %s', async (_, end) => {
    const { email } = await service.register();
    const first = await login(email, 'key');
    await end(first.body);

    const anew = await login(email, 'key');

    expect(anew).toMatchObject({ status: 200, isReplayed: false });
    expect(anew.body.accessToken).not.toBe(first.body.accessToken);
    expect(await isGood(anew.body)).toBe(true);
    expect(await login(email, 'key')).toEqual({ ...anew, isReplayed: true });
  });

  it('needs the new password once that was changed elsewhere', async () => {
    const { email, id } = await service.register();
    await login(email, 'key');
    const { accessToken } = await service.login(email);
    const change = { password: `${PASSWORD}!`, currentPassword: PASSWORD };
    await service.put(`/users/${id}`, change, { token: accessToken });

    expect((await login(email, 'key')).status).toBe(401);
  });

  it('brings no session to life again that has ended, though nobody recorded its answer', async () => {
    const { email } = await service.register();
    const first = await login(email, 'key');
    await forgetResponse();
    await logOut(first.body);

    const anew = await login(email, 'key');

    expect(await isGood(first.body)).toBe(false);
    expect(await isGood(anew.body)).toBe(true);
  });

  it('shuts nobody out who uses the same key for another account, or another password', async () => {
    const [kim, lee] = [await service.register(), await service.register()];
    expect((await login(kim.email, 'key')).status).toBe(200);

    expect((await login(lee.email, 'key')).body.user).toEqual(lee);
    expect((await login(kim.email, 'key', 'not the password')).status).toBe(401);
  });

  it('leaves nothing when it is refused, nor does a token that is looked at', async () => {
    const before = await redis.keys('idempotency:*');
    await login('nobody@example.com', 'other');
    await service.post('/users/verify', { token: 'x' }, { headers: { 'idempotency-key': 'other' } });

    expect(await redis.keys('idempotency:*')).toEqual(before);
  });
});
