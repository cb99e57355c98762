import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Redis, RedisScript } from '@emporium/redis';
import { canonicalEmail } from './user';

/** The failed logins of a window that begins with the first of them. */
export interface FailedLogins {
  readonly count: number;
  /** Until the window ends; 0 when there is none. */
  readonly secondsLeft: number;
}

const ADD = new RedisScript<[count: number, msLeft: number]>(`
-- Counts a failed login; the first begins the window, no later one prolongs it.
-- KEYS[1] counter   ARGV[1] window, ms
-- Returns failed logins of this window, ms until it ends
local count = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  left = tonumber(ARGV[1])
  redis.call('PEXPIRE', KEYS[1], left)
end
return { count, left }
`);

/**
 * Failed logins by e-mail address, whether anybody has it or not; key: `user:failed-logins:<SHA-256 of the address in
 * lower case>` (string, lives for one window).
 *
 * Hashed, so that what people type by mistake is not kept in clear.
 */
@Injectable()
export class FailedLoginsRepository {
  constructor(private readonly redis: Redis) {}

  async find(email: string): Promise<FailedLogins> {
    const key = failuresKey(email);
    const [count, msLeft] = await Promise.all([this.redis.get(key), this.redis.pttl(key)]);
    return failedLogins(Number(count ?? 0), msLeft);
  }

  async add(email: string, windowSeconds: number): Promise<FailedLogins> {
    return failedLogins(...(await ADD.run(this.redis, [failuresKey(email)], [windowSeconds * 1000])));
  }

  async clear(email: string): Promise<void> {
    await this.redis.del(failuresKey(email));
  }
}

const failuresKey = (email: string) =>
  `user:failed-logins:${createHash('sha256').update(canonicalEmail(email)).digest('hex')}`;

const failedLogins = (count: number, msLeft: number): FailedLogins =>
  msLeft > 0 ? { count, secondsLeft: Math.ceil(msLeft / 1000) } : { count: 0, secondsLeft: 0 };
