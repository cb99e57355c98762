import { Injectable } from '@nestjs/common';
import { sessionKey } from '@emporium/contracts';
import { Redis, RedisScript } from '@emporium/redis';
import { type DeviceSession, type NewSession, sessionFrom } from './session';

const DAY_SECONDS = 24 * 3600;
/** How long a session lasts after its login or last refresh. */
export const IDLE_SECONDS = 30 * DAY_SECONDS;
/** How long a session lasts after its login, however often it is refreshed. */
export const SESSION_SECONDS = 90 * DAY_SECONDS;
/** Sessions an account may have; with one more the oldest ends. */
export const MAX_SESSIONS = 20;
/** How long a refresh may be repeated: two tabs may send it together, or its response may be lost. */
const REPEAT_MS = 10_000;

/** What a session's tokens are made from; a repeat of a refresh gets the same. */
export type Rotation = Pick<DeviceSession, 'generation' | 'openedAt' | 'refreshedAt'>;

/** The outcome of a refresh: the session's new state, or why it was refused. */
export type Refreshed = (Rotation & { readonly isRepeat: boolean }) | 'ended' | 'reused';

type StoredRotation = [generation: number, openedAt: number, refreshedAt: number];

const OPEN = new RedisScript<StoredRotation | null>(`
-- Opens a session. With a mark it is opened once: a repeat finds it as it is, or not at all if it has ended.
-- KEYS[1] session, KEYS[2] mark of its having been opened, absent when its id is new
-- ARGV[1] ms it lasts, ARGV[2] seconds to keep the mark, ARGV[3] user id, ARGV[4..] field, value, ...
-- Returns { generation, opened at, refreshed at }, or nothing when it has ended, or is somebody else's
if KEYS[2] and not redis.call('SET', KEYS[2], 1, 'NX', 'EX', ARGV[2]) then
  local known = redis.call('HMGET', KEYS[1], 'userId', 'generation', 'openedAt', 'refreshedAt')
  if known[1] ~= ARGV[3] then return false end
  return { tonumber(known[2]), tonumber(known[3]), tonumber(known[4]) }
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], 'userId', ARGV[3], 'generation', 0, 'openedAt', now, 'refreshedAt', now, unpack(ARGV, 4))
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return { 0, now, now }
`);

const REFRESH = new RedisScript<[...rotation: StoredRotation, isRepeat: number] | 0 | -1>(`
-- Uses up the present generation of a session's refresh token. The generation before it may be repeated for a while, and
-- at any time by the operation that used it, with the same result. Any older one has been used before and ends the
-- session. A session without openedAt, from an older version, counts as opened now.
-- KEYS[1] session   ARGV[1] generation, ARGV[2] operation id or '', ARGV[3] ms it may be repeated,
-- ARGV[4] ms the session lasts from now, ARGV[5] ms it lasts in all
-- Returns { generation, opened at, refreshed at, 1 for a repeat of the operation }, 0 when the session has ended, -1 when it is ended now
local generation, openedAt, refreshedAt, operation =
  unpack(redis.call('HMGET', KEYS[1], 'generation', 'openedAt', 'refreshedAt', 'operation'))
local present = tonumber(generation or -1)
local presented = tonumber(ARGV[1])
if presented > present then return 0 end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
openedAt = tonumber(openedAt) or now
if presented < present then
  refreshedAt = tonumber(refreshedAt) or 0
  local isSameOperation = ARGV[2] ~= '' and operation == ARGV[2]
  if presented == present - 1 and (isSameOperation or now - refreshedAt <= tonumber(ARGV[3])) then
    return { present, openedAt, refreshedAt, isSameOperation and 1 or 0 }
  end
  redis.call('DEL', KEYS[1])
  return -1
end
redis.call('HSET', KEYS[1], 'generation', present + 1, 'openedAt', openedAt, 'refreshedAt', now, 'operation', ARGV[2])
redis.call('PEXPIREAT', KEYS[1], math.min(now + ARGV[4], openedAt + ARGV[5]))
return { present + 1, openedAt, now, 0 }
`);

const END = new RedisScript<'ENDED' | 'ABSENT' | 'CHANGED'>(`
-- Ends a session of a user.
-- KEYS[1] session   ARGV[1] user id, ARGV[2] generation the session must have or ''
-- Returns 'ENDED', 'ABSENT' when that user has no such session, or 'CHANGED' when it has another generation
local found = redis.call('HMGET', KEYS[1], 'userId', 'generation')
if found[1] ~= ARGV[1] then return 'ABSENT' end
if ARGV[2] ~= '' and found[2] ~= ARGV[2] then return 'CHANGED' end
redis.call('DEL', KEYS[1])
return 'ENDED'
`);

/**
 * Sessions; keys: `session:<id>` (hash with a TTL), `user:<userId>:sessions` (set of ids, ended ones among them),
 * `{session:<id>}:opened` (string, for a day, where the id is a request's that may be repeated).
 *
 * A session is written before it is listed. When a crash leaves it unlisted, nobody has its tokens, so it is harmless.
 */
@Injectable()
export class SessionsRepository {
  constructor(private readonly redis: Redis) {}

  /** Opens a session under a new id; when the user has too many then, the oldest end. */
  async open(session: NewSession): Promise<DeviceSession> {
    const opened = await this.openIn([sessionKey(session.id)], session);
    if (!opened) throw new Error(`session ${session.id} could not be opened`);
    return opened;
  }

  /** As {@link open}, but once for each id. @returns undefined when the session was opened before and has ended */
  openOnce(session: NewSession): Promise<DeviceSession | undefined> {
    const key = sessionKey(session.id);
    return this.openIn([key, `{${key}}:opened`], session);
  }

  /** The session, if the user has it. */
  async find(userId: string, id: string): Promise<DeviceSession | undefined> {
    const session = sessionFrom(id, await this.redis.hgetall(sessionKey(id)));
    return session?.userId === userId ? session : undefined;
  }

  /** The user's live sessions, the last refreshed first. */
  async list(userId: string): Promise<DeviceSession[]> {
    const ids = await this.redis.smembers(sessionsOfUserKey(userId));
    const found = await Promise.all(ids.map(async (id) => ({ id, session: await this.find(userId, id) })));
    const ended = found.filter(({ session }) => !session).map(({ id }) => id);
    if (ended.length > 0) await this.redis.srem(sessionsOfUserKey(userId), ...ended);
    return found.flatMap(({ session }) => session ?? []).sort((a, b) => b.refreshedAt - a.refreshedAt);
  }

  /**
   * Uses up a refresh token's generation.
   *
   * @param operationId under which a repeat has the same outcome, however late it comes
   */
  async refresh(userId: string, id: string, generation: number, operationId = ''): Promise<Refreshed> {
    const limits = [REPEAT_MS, IDLE_SECONDS * 1000, SESSION_SECONDS * 1000];
    const outcome = await REFRESH.run(this.redis, [sessionKey(id)], [generation, operationId, ...limits]);
    if (outcome === 0) return 'ended';
    if (outcome === -1) {
      await this.redis.srem(sessionsOfUserKey(userId), id);
      return 'reused';
    }
    await this.prolongList(userId);
    const [present, openedAt, refreshedAt, isRepeat] = outcome;
    return { generation: present, openedAt, refreshedAt, isRepeat: isRepeat === 1 };
  }

  /**
   * @param generation that the session must have, if that matters
   * @returns `ABSENT` when the user has no such session, `CHANGED` when it was refreshed since
   */
  async end(
    userId: string,
    id: string,
    generation: number | '' = '',
  ): Promise<'ENDED' | 'ABSENT' | 'CHANGED'> {
    const outcome = await END.run(this.redis, [sessionKey(id)], [userId, generation]);
    if (outcome !== 'CHANGED') await this.redis.srem(sessionsOfUserKey(userId), id);
    return outcome;
  }

  /** Ends all sessions of the user except the given one. */
  async endOthers(userId: string, keptId: string): Promise<void> {
    const ids = await this.redis.smembers(sessionsOfUserKey(userId));
    await Promise.all(ids.filter((id) => id !== keptId).map((id) => this.end(userId, id)));
  }

  private async openIn(
    keys: readonly string[],
    { id, userId, role, userAgent }: NewSession,
  ): Promise<DeviceSession | undefined> {
    const args = [IDLE_SECONDS * 1000, DAY_SECONDS, userId, 'role', role, 'userAgent', userAgent];
    const rotation = await OPEN.run(this.redis, keys, args);
    if (!rotation) return undefined;
    await this.redis.sadd(sessionsOfUserKey(userId), id);
    const [listed] = await Promise.all([
      this.redis.scard(sessionsOfUserKey(userId)),
      this.prolongList(userId),
    ]);
    if (listed > MAX_SESSIONS) await this.endOldest(userId);
    const [generation, openedAt, refreshedAt] = rotation;
    return { id, userId, role, userAgent, generation, openedAt, refreshedAt };
  }

  /** Also right for simultaneous logins: the last of them to read the list finds all sessions in it. */
  private async endOldest(userId: string): Promise<void> {
    const newestFirst = (await this.list(userId)).sort((a, b) => b.openedAt - a.openedAt);
    await Promise.all(newestFirst.slice(MAX_SESSIONS).map(({ id }) => this.end(userId, id)));
  }

  /** Makes the list of the user's sessions live as long as the newest of them. */
  private async prolongList(userId: string): Promise<void> {
    await this.redis.expire(sessionsOfUserKey(userId), IDLE_SECONDS);
  }
}

const sessionsOfUserKey = (userId: string) => `user:${userId}:sessions`;
