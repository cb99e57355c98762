import { eventually, startTestRedis } from '@emporium/testing';
import {
  newEmail,
  PASSWORD,
  type ProblemBody,
  runService,
  type RunningService,
} from './testing/running-service';

describe('user-service while Redis is away', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let service: RunningService;

  beforeEach(async () => {
    server = await startTestRedis({ role: 'data' });
    service = await runService(server.url);
  });
  afterEach(async () => {
    server.kill('SIGCONT');
    await service.stop();
    await server.stop();
  });

  const calls = (token: string, email: string) => [
    () => service.post<ProblemBody>('/users/login', { email, password: PASSWORD }),
    () =>
      service.post<ProblemBody>('/users/register', { email: newEmail(), password: PASSWORD, name: 'Ada' }),
    () => service.post<ProblemBody>('/users/verify', { token }),
    () => service.call<ProblemBody>('/users/01890a5d-ac96-774b-bcce-b302099a8057', { token }),
    () => service.call<ProblemBody>('/health/ready'),
  ];

  it.each(['SIGKILL', 'SIGSTOP'] as const)('answers 503 in under a second after %s', async (signal) => {
    const { accessToken, user } = await service.newLogin();
    server.kill(signal);
    if (signal === 'SIGKILL') await server.exited;

    for (const call of calls(accessToken, user.email)) {
      const start = performance.now();
      const { status, headers, body } = await call();
      expect([status, body.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(performance.now() - start).toBeLessThan(1_000);
    }
    expect((await service.call('/health/live')).status).toBe(200);
  });

  it('serves again, with its users and sessions, when Redis is back', async () => {
    const { accessToken, user } = await service.newLogin();
    server.kill('SIGKILL');
    await server.exited;
    expect((await service.call('/health/ready')).status).toBe(503);

    await server.restart();

    await eventually(async () => expect((await service.call('/health/ready')).status).toBe(200));
    const { status, body } = await service.call(`/users/${user.id}`, { token: accessToken });
    expect([status, body]).toEqual([200, user]);
    expect((await service.login(user.email)).user).toEqual(user);
  });
});
