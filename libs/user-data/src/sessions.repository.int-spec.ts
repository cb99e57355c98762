import { Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import type { NewSession } from './session';
import { IDLE_SECONDS, MAX_SESSIONS, SESSION_SECONDS, SessionsRepository } from './sessions.repository';

const sessionOf = (id: string, more: Partial<NewSession> = {}): NewSession => ({
  id,
  userId: 'u1',
  role: 'customer',
  userAgent: 'Test',
  ...more,
});

describe('SessionsRepository', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;
  let sessions: SessionsRepository;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = new Redis(server.url);
    sessions = new SessionsRepository(redis);
  });
  beforeEach(() => redis.flushall());
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  const redisTime = async () => {
    const [seconds = 0, microseconds = 0] = await redis.time();
    return seconds * 1000 + Math.floor(microseconds / 1000);
  };
  /** As if so much time had passed since the session was opened, or refreshed. */
  const age = async (id: string, field: 'openedAt' | 'refreshedAt', ms: number) => {
    await redis.hincrby(`session:${id}`, field, -ms);
  };

  it('opens a session that ends by itself', async () => {
    const before = await redisTime();

    const opened = await sessions.open(sessionOf('s1'));

    expect(opened).toEqual({
      ...sessionOf('s1'),
      generation: 0,
      openedAt: expect.any(Number),
      refreshedAt: opened.openedAt,
    });
    expect(opened.openedAt).toBeGreaterThanOrEqual(before);
    expect(opened.openedAt).toBeLessThanOrEqual(await redisTime());
    expect(await sessions.find('u1', 's1')).toEqual(opened);
    expect(await redis.ttl('session:s1')).toBeGreaterThan(IDLE_SECONDS - 5);
    expect(await redis.ttl('user:u1:sessions')).toBeGreaterThan(IDLE_SECONDS - 5);
  });

  it('lists live sessions, last seen first, and forgets those that ended', async () => {
    for (const id of ['s1', 's2', 's3']) await sessions.open(sessionOf(id));
    await age('s1', 'refreshedAt', 5_000);
    await redis.del('session:s3');

    const ids = (await sessions.list('u1')).map(({ id }) => id);

    expect(ids).toEqual(['s2', 's1']);
    expect((await redis.smembers('user:u1:sessions')).sort()).toEqual(['s1', 's2']);
  });

  it('ends the oldest when a user opens one too many, however lately it was seen', async () => {
    for (let i = 0; i < MAX_SESSIONS; i++) await sessions.open(sessionOf(`s${i}`));
    await age('s7', 'openedAt', 60_000);
    await sessions.refresh('u1', 's7', 0);

    await sessions.open(sessionOf('last'));

    expect(await redis.exists('session:s7')).toBe(0);
    expect(await sessions.list('u1')).toHaveLength(MAX_SESSIONS);
    expect(await redis.exists('session:last')).toBe(1);
    expect(await redis.scard('user:u1:sessions')).toBe(MAX_SESSIONS);
  });

  it('does not count ended sessions among them', async () => {
    for (let i = 0; i < MAX_SESSIONS; i++) await sessions.open(sessionOf(`s${i}`));
    await redis.del('session:s1', 'session:s2');

    for (const id of ['a', 'b']) await sessions.open(sessionOf(id));

    expect(await redis.exists('session:s0', 'session:a', 'session:b')).toBe(3);
  });

  it('keeps to the number when many are opened at once', async () => {
    await Promise.all(Array.from({ length: 3 * MAX_SESSIONS }, (_, i) => sessions.open(sessionOf(`s${i}`))));

    expect(await sessions.list('u1')).toHaveLength(MAX_SESSIONS);
  });

  it('does not find a session for another user', async () => {
    await sessions.open(sessionOf('s1'));

    expect(await sessions.find('u2', 's1')).toBeUndefined();
  });

  describe('opened under an id that may come again', () => {
    it('is found as it is by then', async () => {
      const opened = await sessions.openOnce(sessionOf('s1'));
      expect(await sessions.openOnce(sessionOf('s1'))).toEqual(opened);
      await sessions.refresh('u1', 's1', 0);

      const again = await sessions.openOnce(sessionOf('s1'));

      expect(again).toEqual(await sessions.find('u1', 's1'));
      expect(again?.generation).toBe(1);
      expect(await sessions.list('u1')).toHaveLength(1);
    });

    it('stays ended, and is of one user', async () => {
      await sessions.openOnce(sessionOf('s1'));
      await sessions.openOnce(sessionOf('s2'));
      await sessions.end('u1', 's1');

      expect(await sessions.openOnce(sessionOf('s1'))).toBeUndefined();
      expect(await sessions.openOnce({ ...sessionOf('s2'), userId: 'u2' })).toBeUndefined();
      expect(await redis.exists('session:s1')).toBe(0);
      expect(await redis.ttl('{session:s1}:opened')).toBeGreaterThan(86_000);
    });

    it('is listed though who opened it died before', async () => {
      await sessions.openOnce(sessionOf('s1'));
      await redis.del('user:u1:sessions');

      await sessions.openOnce(sessionOf('s1'));

      expect(await sessions.list('u1')).toHaveLength(1);
    });
  });

  describe('refreshing', () => {
    it('raises the generation and lets the session last anew', async () => {
      const opened = await sessions.open(sessionOf('s1'));
      await redis.expire('session:s1', 10);

      const outcome = await sessions.refresh('u1', 's1', 0);

      const refreshedAt = expect.any(Number);
      expect(outcome).toEqual({ generation: 1, openedAt: opened.openedAt, refreshedAt, isRepeat: false });
      expect(await sessions.find('u1', 's1')).toEqual({ ...opened, generation: 1, refreshedAt });
      expect(await redis.ttl('session:s1')).toBeGreaterThan(IDLE_SECONDS - 5);
    });

    it('has one outcome for all that use a generation at once, and for who repeats it soon', async () => {
      await sessions.open(sessionOf('s1'));

      const first = await Promise.all(Array.from({ length: 10 }, () => sessions.refresh('u1', 's1', 0)));
      await age('s1', 'refreshedAt', 9_000);
      const repeat = await sessions.refresh('u1', 's1', 0);

      for (const outcome of first) expect(outcome).toEqual(first[0]);
      expect(repeat).toMatchObject({ generation: 1 });
      expect(await redis.hget('session:s1', 'generation')).toBe('1');
    });

    it('ends the session when a generation is used again after 10 s', async () => {
      await sessions.open(sessionOf('s1'));
      await sessions.refresh('u1', 's1', 0);
      await age('s1', 'refreshedAt', 10_001);

      expect(await sessions.refresh('u1', 's1', 0)).toBe('reused');
      expect(await redis.exists('session:s1', 'user:u1:sessions')).toBe(0);
    });

    it('ends the session when an older generation than the last is used, however soon', async () => {
      await sessions.open(sessionOf('s1'));
      await sessions.refresh('u1', 's1', 0);
      await sessions.refresh('u1', 's1', 1);

      expect(await sessions.refresh('u1', 's1', 0, 'operation')).toBe('reused');
      expect(await redis.exists('session:s1')).toBe(0);
    });

    it('has the same outcome for the same operation, however late, and for no other', async () => {
      await sessions.open(sessionOf('s1'));
      await sessions.refresh('u1', 's1', 0, 'operation');
      await age('s1', 'refreshedAt', 3_600_000);
      const now = await sessions.find('u1', 's1');

      const repeat = await sessions.refresh('u1', 's1', 0, 'operation');

      const { openedAt, refreshedAt } = now ?? {};
      expect(repeat).toEqual({ generation: 1, openedAt, refreshedAt, isRepeat: true });
      expect(await sessions.refresh('u1', 's1', 0, 'another')).toBe('reused');
    });

    it('forgets an operation with the next refresh', async () => {
      await sessions.open(sessionOf('s1'));
      await sessions.refresh('u1', 's1', 0, 'operation');
      await sessions.refresh('u1', 's1', 1);
      await age('s1', 'refreshedAt', 10_001);

      expect(await sessions.refresh('u1', 's1', 1, 'operation')).toBe('reused');
    });

    it('never lets a session last longer than its whole time', async () => {
      await sessions.open(sessionOf('s1'));
      await age('s1', 'openedAt', (SESSION_SECONDS - 3_600) * 1000);

      await sessions.refresh('u1', 's1', 0);
      await sessions.refresh('u1', 's1', 1);

      expect(await redis.ttl('session:s1')).toBeLessThanOrEqual(3_600);
      expect(await redis.ttl('session:s1')).toBeGreaterThan(3_590);
    });

    it('lets a session of before, without these times, go on', async () => {
      const times = { createdAt: '2025-06-01T12:00:00.000Z', lastSeenAt: '2025-06-01T13:00:00.000Z' };
      await redis.hset('session:s1', { userId: 'u1', role: 'customer', generation: 3, ...times });
      expect(await sessions.find('u1', 's1')).toMatchObject({
        openedAt: Date.parse(times.createdAt),
        refreshedAt: Date.parse(times.lastSeenAt),
      });

      expect(await sessions.refresh('u1', 's1', 3)).toMatchObject({ generation: 4 });
      expect(await redis.pttl('session:s1')).toBeGreaterThan(0);
    });

    it('does not bring an ended session back', async () => {
      expect(await sessions.refresh('u1', 's1', 0)).toBe('ended');
      expect(await redis.exists('session:s1')).toBe(0);
    });
  });

  describe('ending', () => {
    it('ends a session of the user', async () => {
      await sessions.open(sessionOf('s1'));

      expect(await sessions.end('u1', 's1')).toBe('ENDED');
      expect(await redis.exists('session:s1', 'user:u1:sessions')).toBe(0);
    });

    it('ends a session as it was read, and no other', async () => {
      const { generation } = await sessions.open(sessionOf('s1'));
      await sessions.refresh('u1', 's1', generation);

      expect(await sessions.end('u1', 's1', generation)).toBe('CHANGED');
      expect(await redis.exists('session:s1', 'user:u1:sessions')).toBe(2);
      expect(await sessions.end('u1', 's1', generation + 1)).toBe('ENDED');
    });

    it('leaves another user’s session alone', async () => {
      await sessions.open(sessionOf('s1'));

      expect(await sessions.end('u2', 's1')).toBe('ABSENT');
      expect(await redis.exists('session:s1')).toBe(1);
    });

    it('ends all sessions but one', async () => {
      for (const id of ['s1', 's2', 's3']) await sessions.open(sessionOf(id));

      await sessions.endOthers('u1', 's2');

      expect((await sessions.list('u1')).map(({ id }) => id)).toEqual(['s2']);
    });
  });
});
