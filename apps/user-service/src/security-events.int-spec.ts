import { Logger } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { newEmail, PASSWORD, runService, type RunningService } from './testing/running-service';

const LIMIT = 3;
const ADMIN = { ADMIN_EMAIL: 'root@example.com', ADMIN_PASSWORD: 'administrator!' };

describe('security events', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;
  let service: RunningService;
  const lines: Record<string, unknown>[] = [];

  beforeAll(async () => {
    jest
      .spyOn(Logger.prototype, 'warn')
      .mockImplementation((line: Record<string, unknown>) => void lines.push(line));
    server = await startTestRedis();
    redis = new Redis(server.url);
    service = await runService(server.url, {
      AUTH_RATE_LIMIT: String(LIMIT),
      RATE_LIMIT_WINDOW: '600',
      ...ADMIN,
    });
    await eventually(async () => expect((await service.call('/health/ready')).status).toBe(200));
  });
  afterEach(() => (lines.length = 0));
  afterAll(async () => {
    jest.restoreAllMocks();
    await service.stop();
    redis.disconnect();
    await server.stop();
  });

  const from = (address: string) => ({ 'x-forwarded-for': address });
  const sessionOf = (token: string) => new JwtService().decode<{ sid: string }>(token).sid;
  const events = () => lines.map(({ event, outcome }) => `${String(event)} ${String(outcome)}`);
  const change = ({ id, token }: { id: string; token: string }, body: object) =>
    service.put(`/users/${id}`, body, { token, headers: from('192.0.2.1') });

  it('tell who was made an administrator', () => {
    expect(events()).toEqual(['role.changed success']);
  });

  it('tell failed logins and then the lock, of one account, from one client, and count them', async () => {
    const { id, email } = await service.register();
    const guess = () =>
      service.post('/users/login', { email, password: 'wrong' }, { headers: from('192.0.2.1') });

    for (let i = 0; i < LIMIT + 1; i++) await guess();

    expect(events()).toEqual([...Array<string>(LIMIT).fill('login.failed failure'), 'login.locked failure']);
    expect(new Set(lines.map(({ account }) => account)).size).toBe(1);
    expect(new Set(lines.map(({ client }) => client))).toEqual(new Set(['192.0.2.1']));
    for (const secret of [id, email, 'wrong']) expect(JSON.stringify(lines)).not.toContain(secret);
    const metrics = (await service.app.inject('/metrics')).body;
    expect(metrics).toMatch(/^security_events_total{event="login.failed",outcome="failure".*} 3$/m);
    expect(metrics).toMatch(/^security_events_total{event="login.locked",outcome="failure".*} 1$/m);
    expect(metrics).toMatch(/^security_events_total{event="refresh.reused",outcome="failure".*} 0$/m);
  });

  it('tell failed logins of an address that nobody has', async () => {
    await service.post('/users/login', { email: newEmail(), password: 'wrong' });

    expect(events()).toEqual(['login.failed failure']);
  });

  it('tell a wrong present password, a new password and a new address, with the session', async () => {
    const { user, accessToken: token } = await service.newLogin();
    const ann = { id: user.id, token };

    await change(ann, { email: newEmail(), currentPassword: 'wrong' });
    await change(ann, { email: newEmail(), currentPassword: PASSWORD });
    await change(ann, { password: `new ${PASSWORD}`, currentPassword: PASSWORD });
    await change(ann, { name: 'Countess' });

    expect(events()).toEqual(['login.failed failure', 'email.changed success', 'password.changed success']);
    expect(new Set(lines.map(({ session }) => session))).toEqual(new Set([sessionOf(token)]));
    expect(new Set(lines.map(({ account }) => account)).size).toBe(1);
  });

  it('tell that a refresh token was used again, and by which session', async () => {
    const { refreshToken } = await service.newLogin();
    const refresh = () => service.post('/users/refresh', { refreshToken });
    await refresh();
    await refresh();
    expect(lines).toEqual([]);

    await redis.hincrby(`session:${sessionOf(refreshToken)}`, 'refreshedAt', -10_001);
    await refresh();

    expect(events()).toEqual(['refresh.reused failure']);
    expect(lines[0]).toMatchObject({ session: sessionOf(refreshToken) });
  });

  it('tell what an administrator changes of somebody else, and keep it', async () => {
    const { id } = await service.register();
    const { accessToken: token, user } = await service.login(ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD);

    await change({ id, token }, { password: `new ${PASSWORD}` });

    expect(events()).toEqual(['password.changed success', 'administrator.wrote success']);
    const kept = await eventually(async () => {
      const entries = await redis.xrange('users:audit', '-', '+');
      expect(entries).toHaveLength(1);
      return JSON.stringify(entries);
    });
    for (const told of [user.id, `/users/${id}`, 'PUT /users/:id']) expect(kept).toContain(told);
    expect(kept).not.toContain(PASSWORD);
  });
});
