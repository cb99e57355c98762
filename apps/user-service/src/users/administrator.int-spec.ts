import { Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import type { LoginAnswerDto } from '../sessions/login.dto';
import { PASSWORD, runService, type RunningService } from '../testing/running-service';

const ADMIN = { ADMIN_EMAIL: 'Admin@example.com', ADMIN_PASSWORD: 'administrator!' };

describe('the first administrator', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;
  let running: RunningService[];

  /** Tests log in until it works, more often than a guesser may. */
  const start = async (variables: Record<string, string> = ADMIN) => {
    const service = await runService(server.url, { AUTH_RATE_LIMIT: '1000', ...variables });
    running.push(service);
    return service;
  };

  beforeEach(async () => {
    running = [];
    server = await startTestRedis();
    redis = new Redis(server.url, { retryStrategy: () => 50 });
    redis.on('error', () => undefined);
  });
  afterEach(async () => {
    await Promise.all(running.map(({ stop }) => stop()));
    redis.disconnect();
    await server.stop();
  });

  it('is made once, however many instances start', async () => {
    const services = await Promise.all(Array.from({ length: 3 }, () => start()));

    const { user } = await eventually(async () => {
      const answer = await services[0]?.login(ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD);
      expect(answer?.user).toBeDefined();
      return answer as LoginAnswerDto;
    });

    expect(user).toMatchObject({ email: 'Admin@example.com', name: 'Administrator', role: 'admin' });
    expect(await redis.zcard('users:all')).toBe(1);
  });

  it('keeps a password that was changed since', async () => {
    const first = await start();
    const { user, accessToken } = await eventually(async () => {
      const answer = await first.login(ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD);
      expect(answer.user).toBeDefined();
      return answer;
    });
    const change = { password: PASSWORD, currentPassword: ADMIN.ADMIN_PASSWORD };
    await first.put(`/users/${user.id}`, change, { token: accessToken });

    const second = await start();

    expect((await second.login(ADMIN.ADMIN_EMAIL, PASSWORD)).user.id).toBe(user.id);
  });

  it('does not make an administrator of a customer who has the address', async () => {
    const before = await start({});
    const customer = await before.register(ADMIN.ADMIN_EMAIL);

    const service = await start();
    await new Promise((resolve) => setTimeout(resolve, 300));

    expect((await service.login(ADMIN.ADMIN_EMAIL)).user).toEqual(customer);
    expect(await redis.zcard('users:all')).toBe(1);
  });

  it('is made when Redis comes, if it was away at the start', async () => {
    await server.stop();
    const service = await start();
    expect((await service.call('/health/live')).status).toBe(200);

    server = await startTestRedis({ port: server.port });

    await eventually(
      async () => {
        const { status } = await service.post('/users/login', {
          email: ADMIN.ADMIN_EMAIL,
          password: ADMIN.ADMIN_PASSWORD,
        });
        expect(status).toBe(200);
      },
      { timeoutMs: 15_000 },
    );
  });
});
