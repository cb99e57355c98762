import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Redis, RedisScript } from '@emporium/redis';
import { canonicalEmail } from './user';

/** Who tries to log in to which account. */
export interface LoginAttempt {
  readonly email: string;
  /** The network address that the attempt comes from. */
  readonly clientAddress: string;
  /** The id of a device or session that has been logged in to this account before. */
  readonly device?: string;
}

/** The failed logins of an account in a window that begins with the first of them. */
export interface FailedLogins {
  readonly ofAccount: number;
  /** Those of them from the attempt's network address. */
  readonly ofAddress: number;
  /** Those of them by the attempt's device. */
  readonly ofDevice: number;
  /** Until the window ends; 0 when there is none. */
  readonly secondsLeft: number;
}

const NONE: FailedLogins = { ofAccount: 0, ofAddress: 0, ofDevice: 0, secondsLeft: 0 };

const ADD = new RedisScript<[msLeft: number, ofAccount: number, ofAddress: number, ofDevice: number]>(`
-- Counts a failed login; the first begins the window, and later ones do not prolong it. Those of one network address
-- count for the account up to a limit.
-- KEYS[1] counters   ARGV[1] window, ms, ARGV[2] limit, ARGV[3] field of the address, ARGV[4] of the device or ''
-- Returns ms until the window ends, the counts of the account, the address and the device
local ofAddress = redis.call('HINCRBY', KEYS[1], ARGV[3], 1)
local ofDevice = ARGV[4] ~= '' and redis.call('HINCRBY', KEYS[1], ARGV[4], 1) or 0
local counted = ofAddress <= tonumber(ARGV[2]) and 1 or 0
local ofAccount = redis.call('HINCRBY', KEYS[1], 'account', counted)
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { redis.call('PTTL', KEYS[1]), ofAccount, ofAddress, ofDevice }
`);

const RESET = new RedisScript<number>(`
-- Removes the failed logins of an address and a device, and subtracts those of the address from the account's.
-- KEYS[1] counters   ARGV[1] limit, ARGV[2] field of the address, ARGV[3] of the device or ''
-- Returns 1
local ofAddress = tonumber(redis.call('HGET', KEYS[1], ARGV[2]) or 0)
local counted = math.min(ofAddress, tonumber(ARGV[1]))
if counted > 0 then redis.call('HINCRBY', KEYS[1], 'account', -counted) end
redis.call('HDEL', KEYS[1], ARGV[2], ARGV[3])
return 1
`);

/**
 * Failed logins by e-mail address, whether anybody has it or not; key: `user:failed-logins:of:<SHA-256 of the address
 * in lower case>` (hash of counts, lives for one window): `account`, `address:<network address>`, `device:<id>`.
 *
 * Hashed, so that what people type there by mistake, such as a password, is not stored in clear.
 */
@Injectable()
export class FailedLoginsRepository {
  constructor(private readonly redis: Redis) {}

  async find(attempt: LoginAttempt): Promise<FailedLogins> {
    const key = failuresKey(attempt);
    const [counts, msLeft] = await Promise.all([
      this.redis.hmget(key, 'account', ...fieldsOf(attempt)),
      this.redis.pttl(key),
    ]);
    return failedLogins(msLeft, counts.map(Number));
  }

  /** @param limit how many of one network address count for the account */
  async add(attempt: LoginAttempt, limit: number, windowSeconds: number): Promise<FailedLogins> {
    const args = [windowSeconds * 1000, limit, ...fieldsOf(attempt)];
    const [msLeft, ...counts] = await ADD.run(this.redis, [failuresKey(attempt)], args);
    return failedLogins(msLeft, counts);
  }

  /** Removes the failures of this address and device; those of others stay. @param limit as when they were added */
  async reset(attempt: LoginAttempt, limit: number): Promise<void> {
    await RESET.run(this.redis, [failuresKey(attempt)], [limit, ...fieldsOf(attempt)]);
  }
}

const failuresKey = ({ email }: LoginAttempt) =>
  `user:failed-logins:of:${createHash('sha256').update(canonicalEmail(email)).digest('hex')}`;

const fieldsOf = ({ clientAddress, device }: LoginAttempt) => [
  `address:${clientAddress}`,
  device === undefined ? '' : `device:${device}`,
];

const failedLogins = (msLeft: number, [ofAccount = 0, ofAddress = 0, ofDevice = 0]: readonly number[]) =>
  msLeft > 0 ? { ofAccount, ofAddress, ofDevice, secondsLeft: Math.ceil(msLeft / 1000) } : NONE;
