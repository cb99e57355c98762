import { Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import type { DeviceSession } from './session';
import { SESSION_SECONDS, SessionsRepository } from './sessions.repository';

const LATER = '2025-06-01T13:00:00.000Z';

const sessionOf = (id: string, more: Partial<DeviceSession> = {}): DeviceSession => ({
  id,
  userId: 'u1',
  role: 'customer',
  generation: 0,
  createdAt: '2025-06-01T12:00:00.000Z',
  lastSeenAt: '2025-06-01T12:00:00.000Z',
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

  it('opens a session that ends by itself', async () => {
    await sessions.open(sessionOf('s1'));

    expect(await sessions.find('u1', 's1')).toEqual(sessionOf('s1'));
    expect(await redis.ttl('session:s1')).toBeGreaterThan(SESSION_SECONDS - 5);
    expect(await redis.ttl('user:u1:sessions')).toBeGreaterThan(SESSION_SECONDS - 5);
  });

  it('lists live sessions, last seen first, and forgets those that ended', async () => {
    await sessions.open(sessionOf('s1'));
    await sessions.open(sessionOf('s2', { lastSeenAt: LATER }));
    await sessions.open(sessionOf('s3'));
    await redis.del('session:s3');

    const ids = (await sessions.list('u1')).map(({ id }) => id);

    expect(ids).toEqual(['s2', 's1']);
    expect((await redis.smembers('user:u1:sessions')).sort()).toEqual(['s1', 's2']);
  });

  it('forgets ended sessions of a user who logs in again and again', async () => {
    for (let i = 0; i < 64; i++) {
      await sessions.open(sessionOf(`s${i}`));
      if (i < 60) await redis.del(`session:s${i}`);
    }

    expect(await redis.scard('user:u1:sessions')).toBe(4);
  });

  it('does not find a session for another user', async () => {
    await sessions.open(sessionOf('s1'));

    expect(await sessions.find('u2', 's1')).toBeUndefined();
  });

  describe('refreshing', () => {
    it('raises the generation and lets the session last anew', async () => {
      await sessions.open(sessionOf('s1'));
      await redis.expire('session:s1', 10);

      const outcome = await sessions.refresh('u1', 's1', 0, LATER);

      expect(outcome).toEqual({ generation: 1 });
      expect(await sessions.find('u1', 's1')).toEqual(sessionOf('s1', { generation: 1, lastSeenAt: LATER }));
      expect(await redis.ttl('session:s1')).toBeGreaterThan(SESSION_SECONDS - 5);
    });

    it('ends the session when a generation is used twice', async () => {
      await sessions.open(sessionOf('s1'));
      await sessions.refresh('u1', 's1', 0, LATER);

      const outcome = await sessions.refresh('u1', 's1', 0, LATER);

      expect(outcome).toBe('reused');
      expect(await redis.exists('session:s1', 'user:u1:sessions')).toBe(0);
    });

    it('lets one of many through that come at once', async () => {
      await sessions.open(sessionOf('s1'));

      const outcomes = await Promise.all(
        Array.from({ length: 10 }, () => sessions.refresh('u1', 's1', 0, LATER)),
      );

      expect(outcomes.filter((outcome) => typeof outcome === 'object')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'reused')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'ended')).toHaveLength(8);
    });

    it('does not bring an ended session back', async () => {
      expect(await sessions.refresh('u1', 's1', 0, LATER)).toBe('ended');
      expect(await redis.exists('session:s1')).toBe(0);
    });
  });

  describe('ending', () => {
    it('ends a session of the user', async () => {
      await sessions.open(sessionOf('s1'));

      expect(await sessions.end('u1', 's1')).toBe(true);
      expect(await redis.exists('session:s1', 'user:u1:sessions')).toBe(0);
    });

    it('leaves another user’s session alone', async () => {
      await sessions.open(sessionOf('s1'));

      expect(await sessions.end('u2', 's1')).toBe(false);
      expect(await redis.exists('session:s1')).toBe(1);
    });

    it('ends all sessions but one', async () => {
      for (const id of ['s1', 's2', 's3']) await sessions.open(sessionOf(id));

      await sessions.endOthers('u1', 's2');

      expect((await sessions.list('u1')).map(({ id }) => id)).toEqual(['s2']);
    });
  });
});
