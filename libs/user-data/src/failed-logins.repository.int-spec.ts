import { Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { FailedLoginsRepository } from './failed-logins.repository';

describe('FailedLoginsRepository', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;
  let failures: FailedLoginsRepository;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = new Redis(server.url);
    failures = new FailedLoginsRepository(redis);
  });
  beforeEach(() => redis.flushall());
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  it('counts by address, whatever its case', async () => {
    await failures.add('ada@example.com', 60);
    await failures.add(' Ada@Example.com', 60);
    await failures.add('kim@example.com', 60);

    expect(await failures.find('ADA@example.com')).toEqual({ count: 2, secondsLeft: 60 });
    expect(await failures.find('lee@example.com')).toEqual({ count: 0, secondsLeft: 0 });
  });

  it('counts every one of many at once', async () => {
    const counts = await Promise.all(
      Array.from({ length: 50 }, () => failures.add('ada@example.com', 60).then(({ count }) => count)),
    );

    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('ends the window that the first began, however many follow', async () => {
    await failures.add('ada@example.com', 1);
    await new Promise((resolve) => setTimeout(resolve, 600));
    await failures.add('ada@example.com', 1);

    await eventually(async () => expect((await failures.find('ada@example.com')).count).toBe(0), {
      timeoutMs: 700,
    });
  });

  it('forgets what is forgiven', async () => {
    await failures.add('ada@example.com', 60);
    await failures.clear('ADA@example.com');

    expect((await failures.find('ada@example.com')).count).toBe(0);
  });

  it('does not keep addresses in clear', async () => {
    await failures.add('ada@example.com', 60);

    expect((await redis.keys('*')).join()).toMatch(/^user:failed-logins:[0-9a-f]{64}$/);
  });
});
