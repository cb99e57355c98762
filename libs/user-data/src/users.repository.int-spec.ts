import { Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import { EmailAddressesRepository } from './email-addresses.repository';
import type { User } from './user';
import { EmailTakenError } from './user.errors';
import { UsersRepository } from './users.repository';

const userOf = (id: string, email: string): User => ({
  id,
  email,
  name: 'Ada',
  role: 'customer',
  passwordHash: '$2b$04$hash',
  createdAt: '2025-06-01T12:00:00.000Z',
  updatedAt: '2025-06-01T12:00:00.000Z',
  version: 1,
});

describe('UsersRepository', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;
  let users: UsersRepository;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = new Redis(server.url);
    users = new UsersRepository(redis, new EmailAddressesRepository(redis));
  });
  beforeEach(() => redis.flushall());
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  const created = async (id: string, email: string) => {
    await users.claimEmail(email, id);
    await users.create(userOf(id, email));
    return userOf(id, email);
  };

  describe('creating', () => {
    it('stores the user under their id, their address and their time of creation', async () => {
      const user = await created('u1', 'Ada@Example.com');

      expect(await users.find('u1')).toEqual(user);
      expect(await redis.get('user:email:ada@example.com')).toBe('u1');
      expect(await redis.ttl('user:email:ada@example.com')).toBe(-1);
      expect(await redis.zscore('users:all', 'u1')).toBe(String(Date.parse(user.createdAt)));
    });

    it('finds the user by any spelling of the address', async () => {
      const user = await created('u1', 'Ada@Example.com');

      expect(await users.findByEmail(' ADA@example.COM ')).toEqual(user);
      expect(await users.findByEmail('eve@example.com')).toBeUndefined();
    });

    it('gives an address to one of many who claim it at once', async () => {
      const claims = Array.from({ length: 20 }, (_, i) => users.claimEmail('ada@example.com', `u${i}`));

      const outcomes = await Promise.allSettled(claims);

      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(EmailTakenError);
      }
    });

    it('lets a claim run out by itself when nothing comes of it', async () => {
      await users.claimEmail('ada@example.com', 'u1');

      const ttl = await redis.ttl('user:email:ada@example.com');

      expect(ttl).toBeGreaterThan(50);
      expect(ttl).toBeLessThanOrEqual(60);
    });

    it('frees an abandoned claim, but not an address that is in use', async () => {
      await users.claimEmail('ada@example.com', 'u1');
      await created('u2', 'eve@example.com');

      await users.releaseEmail('ada@example.com', 'u1');
      await users.releaseEmail('eve@example.com', 'u2');

      expect(await redis.exists('user:email:ada@example.com')).toBe(0);
      expect(await redis.get('user:email:eve@example.com')).toBe('u2');
    });

    it('leaves nothing behind when the claim ran out and another took the address', async () => {
      await redis.set('user:email:ada@example.com', 'u2');

      await expect(users.create(userOf('u1', 'ada@example.com'))).rejects.toThrow(EmailTakenError);

      expect(await redis.keys('*')).toEqual(['user:email:ada@example.com']);
    });

    it('confirms a claim whose process died after it wrote the user', async () => {
      const user = await created('u1', 'ada@example.com');
      await redis.expire('user:email:ada@example.com', 60);

      await users.confirmEmail(user);

      expect(await redis.ttl('user:email:ada@example.com')).toBe(-1);
    });
  });

  describe('changing', () => {
    const changesOf = (user: User, changes: Partial<User>) => ({ ...user, ...changes });

    it('raises the version and keeps what it was not told to change', async () => {
      const user = await created('u1', 'ada@example.com');

      const changed = await users.change(user, changesOf(user, { name: 'Countess', role: 'admin' }));

      expect(changed).toEqual({ ...user, name: 'Countess', version: 2 });
      expect(await users.find('u1')).toEqual(changed);
    });

    it('lets one of several changes of the same version through', async () => {
      const user = await created('u1', 'ada@example.com');

      const outcomes = await Promise.all(
        ['A', 'B', 'C'].map((name) => users.change(user, changesOf(user, { name }))),
      );

      expect(outcomes.filter(Boolean)).toHaveLength(1);
      expect((await users.find('u1'))?.version).toBe(2);
    });

    it('moves the user to the new address and frees the former one', async () => {
      const user = await created('u1', 'ada@example.com');

      await users.change(user, changesOf(user, { email: 'Lovelace@example.com' }));

      expect(await redis.get('user:email:lovelace@example.com')).toBe('u1');
      expect(await redis.ttl('user:email:lovelace@example.com')).toBe(-1);
      expect(await redis.exists('user:email:ada@example.com')).toBe(0);
    });

    it('refuses an address that somebody else has', async () => {
      const user = await created('u1', 'ada@example.com');
      await created('u2', 'eve@example.com');

      const change = users.change(user, changesOf(user, { email: 'EVE@example.com' }));

      await expect(change).rejects.toThrow(EmailTakenError);
      expect(await users.find('u1')).toEqual(user);
    });

    it('gives the new address back when the user has changed meanwhile', async () => {
      const user = await created('u1', 'ada@example.com');
      await users.change(user, changesOf(user, { name: 'Countess' }));

      const changed = await users.change(user, changesOf(user, { email: 'new@example.com' }));

      expect(changed).toBeUndefined();
      expect(await redis.exists('user:email:new@example.com')).toBe(0);
      expect(await redis.get('user:email:ada@example.com')).toBe('u1');
    });

    it('does not bring a user back who is gone', async () => {
      const user = await created('u1', 'ada@example.com');
      await redis.del('user:u1');

      expect(await users.change(user, changesOf(user, { name: 'Ghost' }))).toBeUndefined();
      expect(await redis.exists('user:u1')).toBe(0);
    });
  });

  describe('after a change of address that died on its way', () => {
    const diedAfterWrite = async () => {
      const user = await created('u1', 'old@example.com');
      await redis.set('user:email:new@example.com', 'u1', 'EX', 60);
      await redis.hset('user:u1', { email: 'new@example.com', version: 2 });
      return { ...user, email: 'new@example.com', version: 2 };
    };

    it('finds the user by both addresses until the change is confirmed', async () => {
      const user = await diedAfterWrite();

      expect(await users.findByEmail('old@example.com')).toEqual(user);
      expect(await users.findByEmail('new@example.com')).toEqual(user);
    });

    it('finishes the change from the former address, even when the claim has run out', async () => {
      const user = await diedAfterWrite();
      await redis.del('user:email:new@example.com');

      await users.confirmEmail(user, 'old@example.com');

      expect(await redis.get('user:email:new@example.com')).toBe('u1');
      expect(await redis.exists('user:email:old@example.com')).toBe(0);
    });

    it('keeps the former address as long as the new one is somebody else’s', async () => {
      const user = await diedAfterWrite();
      await redis.set('user:email:new@example.com', 'u2');

      expect(await users.confirmEmail(user, 'old@example.com')).toBe(false);
      expect(await redis.get('user:email:old@example.com')).toBe('u1');
    });

    it('lets somebody else have the address that was left behind', async () => {
      await diedAfterWrite();

      await users.claimEmail('old@example.com', 'u2');

      expect(await redis.get('user:email:old@example.com')).toBe('u2');
      expect(await redis.ttl('user:email:new@example.com')).toBe(-1);
    });

    it('does not give away an address that its user is just moving to', async () => {
      await created('u1', 'old@example.com');
      await users.claimEmail('new@example.com', 'u1');

      await expect(users.claimEmail('new@example.com', 'u2')).rejects.toThrow(EmailTakenError);
    });
  });
});
