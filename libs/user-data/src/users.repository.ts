import { Injectable } from '@nestjs/common';
import { Redis, RedisScript } from '@emporium/redis';
import { EmailAddressesRepository } from './email-addresses.repository';
import { isSameEmail, type User, type UserChanges, userFrom } from './user';
import { EmailTakenError } from './user.errors';

const ALL_USERS_KEY = 'users:all';
/** Read instead of a user who does not exist, so that an unknown address takes as many steps as a known one. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const CREATE = new RedisScript<number>(`
-- Writes a user, once: one that has been changed since stays as it is.
-- KEYS[1] user   ARGV[1..] field, value, ...
-- Returns 1 when written, 0 when the user was there
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], unpack(ARGV))
return 1
`);

const CHANGE = new RedisScript<number>(`
-- Changes fields of a user, unless somebody else has changed it since it was read.
-- KEYS[1] user   ARGV[1] version it was read at, ARGV[2..] field, value, ...
-- Returns 1 when changed, 0 when it has another version or is gone
if redis.call('HGET', KEYS[1], 'version') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'version', ARGV[1] + 1, unpack(ARGV, 2))
return 1
`);

/**
 * Users; keys: `user:<id>` (hash), `users:all` (sorted set of ids by creation, ms since the epoch).
 *
 * A user and their address are in different cluster slots, so no step changes both: the address is claimed first and
 * confirmed last. What a crash leaves between the two, a later login, change or claim finishes.
 */
@Injectable()
export class UsersRepository {
  constructor(
    private readonly redis: Redis,
    private readonly addresses: EmailAddressesRepository,
  ) {}

  async find(id: string): Promise<User | undefined> {
    return userFrom(await this.redis.hgetall(userKey(id)));
  }

  /** The user who has the address; during a change of address a user is found by both. */
  async findByEmail(email: string): Promise<User | undefined> {
    return this.find((await this.addresses.holder(email)) ?? NOBODY);
  }

  /** Claims the address of a user about to be created, or to move there. @throws EmailTakenError */
  async claimEmail(email: string, userId: string): Promise<void> {
    if (await this.addresses.claim(email, userId)) return;
    await this.freeIfLeftBehind(email);
    if (!(await this.addresses.claim(email, userId))) throw new EmailTakenError();
  }

  /** Releases an address that {@link claimEmail} claimed, when the user was not written. */
  async releaseEmail(email: string, userId: string): Promise<void> {
    await this.addresses.release(email, userId, 'claimed');
  }

  /**
   * Writes a user whose address is claimed; a repeat finishes what a crash left undone.
   *
   * @throws EmailTakenError when the claim ran out and another took it
   */
  async create(user: User): Promise<void> {
    await Promise.all([
      CREATE.run(this.redis, [userKey(user.id)], Object.entries(user).flat()),
      this.redis.zadd(ALL_USERS_KEY, Date.parse(user.createdAt), user.id),
    ]);
    if (await this.addresses.confirm(user.email, user.id)) return;
    await Promise.all([this.redis.del(userKey(user.id)), this.redis.zrem(ALL_USERS_KEY, user.id)]);
    throw new EmailTakenError();
  }

  /**
   * Changes a user as it was read.
   *
   * @returns the user as changed, or undefined when somebody else changed it since
   * @throws EmailTakenError
   */
  async change(user: User, changes: UserChanges): Promise<User | undefined> {
    const moves = !isSameEmail(user.email, changes.email);
    if (moves) await this.claimEmail(changes.email, user.id);
    const changed = await this.compareAndSet(user, changes);
    if (!moves) return changed;
    if (!changed) await this.releaseEmail(changes.email, user.id);
    else if (!(await this.confirmEmail(changed, user.email))) {
      await this.compareAndSet(changed, user);
      throw new EmailTakenError();
    }
    return changed;
  }

  /**
   * Confirms the user's address, and releases `formerEmail` if that is another one.
   *
   * It is the last step of a registration or change of address, and repairs one that a crash ended before this step.
   *
   * @returns false when somebody else has the address; then the former one is not released
   */
  async confirmEmail(user: User, formerEmail = user.email): Promise<boolean> {
    if (!(await this.addresses.confirm(user.email, user.id))) return false;
    if (!isSameEmail(user.email, formerEmail))
      await this.addresses.release(formerEmail, user.id, 'confirmed');
    return true;
  }

  /** Releases an address whose user has moved away from it, but crashed before the last step of the change. */
  private async freeIfLeftBehind(email: string): Promise<void> {
    const holder = await this.findByEmail(email);
    if (holder && !isSameEmail(holder.email, email)) await this.confirmEmail(holder, email);
  }

  private async compareAndSet(user: User, changes: UserChanges): Promise<User | undefined> {
    const { email, name, passwordHash, updatedAt } = changes;
    const fields = Object.entries({ email, name, passwordHash, updatedAt }).flat();
    const done = await CHANGE.run(this.redis, [userKey(user.id)], [user.version, ...fields]);
    if (done === 0) return undefined;
    return { ...user, email, name, passwordHash, updatedAt, version: user.version + 1 };
  }
}

const userKey = (id: string) => `user:${id}`;
