import { etagOf } from '@emporium/http';
import { startTestRedis } from '@emporium/testing';
import { SessionsRepository } from '@emporium/user-data';
import { v7 as uuidv7 } from 'uuid';
import { PASSWORD, type ProblemBody, runService, type RunningService } from '../testing/running-service';
import type { LoginAnswerDto } from './login.dto';
import type { SessionListDto } from './session.dto';

describe('/users/:id/sessions', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let service: RunningService;

  beforeAll(async () => {
    server = await startTestRedis();
    service = await runService(server.url);
  });
  afterAll(async () => {
    await service.stop();
    await server.stop();
  });

  const list = async ({ user, accessToken }: LoginAnswerDto) =>
    (await service.call<SessionListDto>(`/users/${user.id}/sessions`, { token: accessToken })).body.data;
  const end = ({ user, accessToken }: LoginAnswerDto, id: string, headers?: Record<string, string>) =>
    service.call<ProblemBody>(`/users/${user.id}/sessions/${id}`, {
      method: 'DELETE',
      token: accessToken,
      headers,
    });

  /** Logged in on a phone first and on a laptop then; the laptop asks. */
  const twoDevices = async () => {
    const { email } = await service.register();
    const phone = await service.login(email, undefined, { 'user-agent': 'Phone/1' });
    const laptop = await service.login(email, undefined, { 'user-agent': 'Laptop/2' });
    const sessions = await list(laptop);
    return { phone, laptop, phoneSession: sessions.find(({ current }) => !current)?.id ?? '' };
  };

  it('lists the devices and marks this one', async () => {
    const { laptop } = await twoDevices();

    const sessions = await list(laptop);

    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    const session = { id: expect.any(String), createdAt: time, lastSeenAt: time };
    expect(sessions).toHaveLength(2);
    expect(sessions).toEqual(
      expect.arrayContaining([
        { ...session, userAgent: 'Laptop/2', current: true },
        { ...session, userAgent: 'Phone/1', current: false },
      ]),
    );
  });

  it('cuts a name that a device makes too long', async () => {
    const { email } = await service.register();

    const login = await service.login(email, undefined, { 'user-agent': 'x'.repeat(5000) });

    expect((await list(login))[0]?.userAgent).toBe('x'.repeat(256));
  });

  it.each(['a\tb', 'a\x85b'])('refuses a device that calls itself %j', async (userAgent) => {
    const { email } = await service.register();
    const headers = { 'user-agent': userAgent };

    const { status, body } = await service.post<ProblemBody>(
      '/users/login',
      { email, password: PASSWORD },
      { headers },
    );

    expect([status, body.errors?.[0]?.pointer]).toEqual([400, '#/User-Agent']);
  });

  it('tells when a device was last seen', async () => {
    const login = await service.newLogin();
    const [before] = await list(login);
    await service.post('/users/refresh', { refreshToken: login.refreshToken });

    const [after] = await list(login);

    expect(Date.parse(after?.lastSeenAt ?? '')).toBeGreaterThan(Date.parse(before?.lastSeenAt ?? ''));
    expect(after?.createdAt).toBe(before?.createdAt);
  });

  it('logs another device out at once', async () => {
    const { phone, laptop, phoneSession } = await twoDevices();

    const { status } = await end(laptop, phoneSession);

    expect(status).toBe(204);
    const answer = await service.call(`/users/${phone.user.id}`, { token: phone.accessToken });
    expect(answer.status).toBe(401);
    expect(await list(laptop)).toHaveLength(1);
  });

  it('answers 404 for a session that has ended or never was', async () => {
    const { laptop, phoneSession } = await twoDevices();
    await end(laptop, phoneSession);

    expect((await end(laptop, phoneSession)).body.code).toBe('SESSION_NOT_FOUND');
    expect((await end(laptop, uuidv7())).status).toBe(404);
    expect((await end(laptop, 'phone')).status).toBe(400);
  });

  it('does not let anybody end or see the sessions of somebody else', async () => {
    const { phone, laptop, phoneSession } = await twoDevices();
    const eve = await service.newLogin();

    const throughTheirPath = await end({ ...eve, user: phone.user }, phoneSession);
    const throughOwnPath = await end(eve, phoneSession);
    const seen = await service.call<ProblemBody>(`/users/${phone.user.id}/sessions`, {
      token: eve.accessToken,
    });

    expect(throughTheirPath.body.code).toBe('USER_NOT_FOUND');
    expect(throughOwnPath.body.code).toBe('SESSION_NOT_FOUND');
    expect([seen.status, seen.body.code]).toEqual([404, 'USER_NOT_FOUND']);
    expect(await list(laptop)).toHaveLength(2);
  });

  it('honours If-Match and If-None-Match when it ends a session', async () => {
    const { laptop, phoneSession } = await twoDevices();

    expect((await end(laptop, phoneSession, { 'if-match': '"stale"' })).status).toBe(412);
    expect((await end(laptop, phoneSession, { 'if-none-match': '*' })).status).toBe(412);
    expect((await end(laptop, phoneSession, { 'if-match': 'phone' })).status).toBe(400);
    expect((await end(laptop, phoneSession, { 'if-match': '*' })).status).toBe(204);
    expect((await end(laptop, phoneSession, { 'if-match': '*' })).status).toBe(404);
  });

  it('ends no session that is refreshed between the look at it and its end', async () => {
    const { phone, laptop, phoneSession } = await twoDevices();
    const seen = (await list(laptop)).find(({ id }) => id === phoneSession);
    const sessions = service.app.get(SessionsRepository);
    const find = sessions.find.bind(sessions);
    jest.spyOn(sessions, 'find').mockImplementationOnce(async (...args) => {
      const session = await find(...args);
      await service.post('/users/refresh', { refreshToken: phone.refreshToken });
      return session;
    });

    expect((await end(laptop, phoneSession, { 'if-match': etagOf(seen) })).body.code).toBe(
      'PRECONDITION_FAILED',
    );
    expect(await list(laptop)).toHaveLength(2);
  });
});
