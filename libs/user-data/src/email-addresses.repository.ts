import { Injectable } from '@nestjs/common';
import { Redis, RedisScript } from '@emporium/redis';
import { canonicalEmail } from './user';

/** How long a claim lasts when its process dies before it confirms or releases the address. */
const CLAIM_SECONDS = 60;

const CLAIM = new RedisScript<number>(`
-- Claims an address for a user for a while.
-- KEYS[1] address   ARGV[1] user id, ARGV[2] seconds
-- Returns 1 when the address is that user's now (or was already), 0 when it is somebody else's
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
if not holder or redis.call('TTL', KEYS[1]) >= 0 then
  redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
end
return 1
`);

const CONFIRM = new RedisScript<number>(`
-- Gives an address to a user for good, unless somebody else has it; also when the user's claim has run out.
-- KEYS[1] address   ARGV[1] user id
-- Returns 1 when the address is that user's, 0 when it is somebody else's
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
if not holder or redis.call('TTL', KEYS[1]) >= 0 then redis.call('SET', KEYS[1], ARGV[1]) end
return 1
`);

const RELEASE = new RedisScript<number>(`
-- Frees an address that a user holds in the given state.
-- KEYS[1] address   ARGV[1] user id, ARGV[2] 'claimed' or 'confirmed'
-- Returns 1 when freed, 0 when there was nothing to free
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
local state = redis.call('TTL', KEYS[1]) < 0 and 'confirmed' or 'claimed'
if state ~= ARGV[2] then return 0 end
return redis.call('DEL', KEYS[1])
`);

/**
 * Which user has an e-mail address; key: `user:email:<address in lower case>` (string, the user's id).
 *
 * An address is claimed, with a TTL, before its user is written. It is confirmed afterwards, which removes the TTL.
 */
@Injectable()
export class EmailAddressesRepository {
  constructor(private readonly redis: Redis) {}

  /** The id of the user who claimed or has the address. */
  async holder(email: string): Promise<string | undefined> {
    return (await this.redis.get(addressKey(email))) ?? undefined;
  }

  /** @returns false when it is somebody else's */
  async claim(email: string, userId: string): Promise<boolean> {
    return (await CLAIM.run(this.redis, [addressKey(email)], [userId, CLAIM_SECONDS])) === 1;
  }

  /** @returns false when it is somebody else's */
  async confirm(email: string, userId: string): Promise<boolean> {
    return (await CONFIRM.run(this.redis, [addressKey(email)], [userId])) === 1;
  }

  /** Frees the address if the user holds it in that state, else does nothing. */
  async release(email: string, userId: string, state: 'claimed' | 'confirmed'): Promise<void> {
    await RELEASE.run(this.redis, [addressKey(email)], [userId, state]);
  }
}

const addressKey = (email: string) => `user:email:${canonicalEmail(email)}`;
