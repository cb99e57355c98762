import { Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { FailedLoginsRepository, type LoginAttempt } from './failed-logins.repository';

const LIMIT = 5;
const by = (more: Partial<LoginAttempt> = {}): LoginAttempt => ({
  email: 'ada@example.com',
  clientAddress: '192.0.2.1',
  ...more,
});

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

  it('counts by account, network address and device, whatever the case of the e-mail address', async () => {
    await failures.add(by(), LIMIT, 60);
    await failures.add(
      by({ email: ' Ada@Example.com', clientAddress: '192.0.2.2', device: 'd1' }),
      LIMIT,
      60,
    );
    await failures.add(by({ email: 'kim@example.com' }), LIMIT, 60);

    const counts = { ofAccount: 2, ofAddress: 1, ofDevice: 0, secondsLeft: 60 };
    expect(await failures.find(by({ email: 'ADA@example.com' }))).toEqual(counts);
    expect(await failures.find(by({ device: 'd1' }))).toEqual({ ...counts, ofDevice: 1 });
    expect(await failures.find(by({ clientAddress: '192.0.2.3' }))).toEqual({ ...counts, ofAddress: 0 });
    expect((await failures.find(by({ email: 'lee@example.com' }))).secondsLeft).toBe(0);
  });

  it('counts every one of many at once, those of one address against the account up to the limit', async () => {
    const counts = await Promise.all(
      Array.from({ length: 50 }, () => failures.add(by({ device: 'd1' }), LIMIT, 60)),
    );

    const expected = Array.from({ length: 50 }, (_, index) => index + 1);
    for (const count of ['ofAddress', 'ofDevice'] as const)
      expect(counts.map((failed) => failed[count]).sort((a, b) => a - b)).toEqual(expected);
    expect((await failures.find(by())).ofAccount).toBe(LIMIT);
    await failures.reset(by(), LIMIT);
    expect((await failures.find(by())).ofAccount).toBe(0);
  });

  it('ends the window that the first began, however many follow', async () => {
    await failures.add(by(), LIMIT, 1);
    await new Promise((resolve) => setTimeout(resolve, 600));
    await failures.add(by(), LIMIT, 1);

    await eventually(async () => expect((await failures.find(by())).ofAccount).toBe(0), {
      timeoutMs: 700,
    });
  });

  it('forgives an address and a device their failures, and leaves those of others', async () => {
    for (let i = 0; i < 3; i++) await failures.add(by({ device: 'd1' }), LIMIT, 60);
    for (let i = 0; i < 2; i++) await failures.add(by({ clientAddress: '192.0.2.2' }), LIMIT, 60);

    await failures.reset(by({ email: 'ADA@example.com', device: 'd1' }), LIMIT);

    expect(await failures.find(by({ device: 'd1' }))).toEqual({
      ofAccount: 2,
      ofAddress: 0,
      ofDevice: 0,
      secondsLeft: 60,
    });
    expect((await failures.find(by({ clientAddress: '192.0.2.2' }))).ofAddress).toBe(2);
  });

  it('neither begins a window nor makes one endless by forgiving', async () => {
    await failures.reset(by(), LIMIT);
    expect(await redis.dbsize()).toBe(0);

    await failures.add(by(), LIMIT, 60);
    await failures.reset(by(), LIMIT);
    expect((await failures.find(by())).ofAccount).toBe(0);
    expect(await redis.pttl((await redis.keys('*'))[0] ?? '')).toBeGreaterThan(0);
  });

  it('does not keep e-mail addresses in clear', async () => {
    await failures.add(by(), LIMIT, 60);

    expect((await redis.keys('*')).join()).toMatch(/^user:failed-logins:of:[0-9a-f]{64}$/);
  });
});
