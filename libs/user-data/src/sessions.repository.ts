import { Injectable } from '@nestjs/common';
import { sessionKey } from '@emporium/contracts';
import { Redis, RedisScript } from '@emporium/redis';
import { type DeviceSession, sessionFrom } from './session';

/** How long a session lasts after its login or last refresh: 30 days. */
export const SESSION_SECONDS = 30 * 24 * 3600;

/** A user's set is rid of ended sessions whenever it has grown by this many. */
const PRUNE_EVERY = 64;

/** What came of a refresh: the session's new generation, or why there is none. */
export type Refreshed = { readonly generation: number } | 'ended' | 'reused';

const OPEN = new RedisScript<number>(`
-- Opens a session.
-- KEYS[1] session   ARGV[1] seconds it lasts, ARGV[2..] field, value, ...
-- Returns 1
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
return redis.call('EXPIRE', KEYS[1], ARGV[1])
`);

const REFRESH = new RedisScript<number>(`
-- Moves a session on by the present generation; an earlier one has been used before and ends the session.
-- KEYS[1] session   ARGV[1] generation, ARGV[2] time now, ARGV[3] seconds the session lasts from now
-- Returns the new generation, 0 when the session has ended, -1 when it is ended now
local present = tonumber(redis.call('HGET', KEYS[1], 'generation') or -1)
local presented = tonumber(ARGV[1])
if presented > present then return 0 end
if presented < present then
  redis.call('DEL', KEYS[1])
  return -1
end
redis.call('HSET', KEYS[1], 'lastSeenAt', ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
return redis.call('HINCRBY', KEYS[1], 'generation', 1)
`);

const END = new RedisScript<number>(`
-- Ends a session of a user.
-- KEYS[1] session   ARGV[1] user id
-- Returns 1 when ended, 0 when that user has no such session
if redis.call('HGET', KEYS[1], 'userId') ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
`);

/**
 * Sessions; keys: `session:<id>` (hash with a TTL), `user:<userId>:sessions` (set of ids, ended ones among them).
 *
 * A session is written before it is listed: nobody holds its tokens yet, so one that a crash leaves unlisted
 * is of no use to anybody.
 */
@Injectable()
export class SessionsRepository {
  constructor(private readonly redis: Redis) {}

  async open(session: DeviceSession): Promise<void> {
    const { id, userId, role, generation, createdAt, lastSeenAt, userAgent } = session;
    const fields = Object.entries({ userId, role, generation, createdAt, lastSeenAt, userAgent }).flat();
    await OPEN.run(this.redis, [sessionKey(id)], [SESSION_SECONDS, ...fields]);
    await this.redis.sadd(sessionsOfUserKey(userId), id);
    const [listed] = await Promise.all([this.redis.scard(sessionsOfUserKey(userId)), this.keepList(userId)]);
    if (listed % PRUNE_EVERY === 0) await this.list(userId);
  }

  /** The session, if the user has it. */
  async find(userId: string, id: string): Promise<DeviceSession | undefined> {
    const session = sessionFrom(id, await this.redis.hgetall(sessionKey(id)));
    return session?.userId === userId ? session : undefined;
  }

  /** The user's live sessions, those seen last first. */
  async list(userId: string): Promise<DeviceSession[]> {
    const ids = await this.redis.smembers(sessionsOfUserKey(userId));
    const found = await Promise.all(ids.map(async (id) => ({ id, session: await this.find(userId, id) })));
    const ended = found.filter(({ session }) => !session).map(({ id }) => id);
    if (ended.length > 0) await this.redis.srem(sessionsOfUserKey(userId), ...ended);
    return found
      .flatMap(({ session }) => session ?? [])
      .sort((a, b) => b.lastSeenAt.localeCompare(a.lastSeenAt));
  }

  /** Uses a refresh token's generation up. */
  async refresh(userId: string, id: string, generation: number, now: string): Promise<Refreshed> {
    const outcome = await REFRESH.run(this.redis, [sessionKey(id)], [generation, now, SESSION_SECONDS]);
    if (outcome === 0) return 'ended';
    if (outcome > 0) {
      await this.keepList(userId);
      return { generation: outcome };
    }
    await this.redis.srem(sessionsOfUserKey(userId), id);
    return 'reused';
  }

  /** @returns false when the user has no such session */
  async end(userId: string, id: string): Promise<boolean> {
    const ended = await END.run(this.redis, [sessionKey(id)], [userId]);
    await this.redis.srem(sessionsOfUserKey(userId), id);
    return ended === 1;
  }

  /** Ends all the user's sessions but, if it is theirs, the one given. */
  async endOthers(userId: string, keptId: string): Promise<void> {
    const ids = await this.redis.smembers(sessionsOfUserKey(userId));
    await Promise.all(ids.filter((id) => id !== keptId).map((id) => this.end(userId, id)));
  }

  /** The list outlives each session that is on it. */
  private async keepList(userId: string): Promise<void> {
    await this.redis.expire(sessionsOfUserKey(userId), SESSION_SECONDS);
  }
}

const sessionsOfUserKey = (userId: string) => `user:${userId}:sessions`;
