import { RedisScript } from '@emporium/redis';

export const CHANGE_STATUS = new RedisScript<number>(`
-- Moves a placed order to another status, with its event.
-- KEYS[1] order, KEYS[2] due, KEYS[3] the user's orders of the old status, KEYS[4] of the new one,
-- KEYS[5] timeline, KEYS[6] events, KEYS[7] record of the change, absent when it may be repeated
-- ARGV[1] order id, ARGV[2] version it must have, ARGV[3] '1' if it must be being cancelled, else '0',
-- ARGV[4] new status, ARGV[5] now, ARGV[6] creation time, ARGV[7] timeline entry, ARGV[8] event type,
-- ARGV[9] event, ARGV[10] seconds to store the record
-- Returns 1, or 0 when the order has changed meanwhile
local found = redis.call('HMGET', KEYS[1], 'version', 'cancelling', 'settled')
if found[1] ~= ARGV[2] or (found[2] or '0') ~= ARGV[3] then return 0 end
redis.call('HSET', KEYS[1], 'state', ARGV[4], 'updatedAt', ARGV[5], 'version', ARGV[2] + 1, 'cancelling', 0, 'attempts', 0)
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('ZADD', KEYS[4], ARGV[6], ARGV[1])
redis.call('RPUSH', KEYS[5], ARGV[7])
redis.call('XADD', KEYS[6], '*', 'type', ARGV[8], 'data', ARGV[9])
if found[3] == '1' then redis.call('ZREM', KEYS[2], ARGV[1]) end
if KEYS[7] then redis.call('SET', KEYS[7], ARGV[7], 'EX', ARGV[10]) end
return 1
`);

export const REQUEST_CANCEL = new RedisScript<number>(`
-- Writes that an order is to be cancelled, before its stock is given back.
-- KEYS[1] order, KEYS[2] due, KEYS[3] record of the change, absent when it may be repeated
-- ARGV[1] order id, ARGV[2] version it must have, ARGV[3] due time, ARGV[4] what to record, ARGV[5] seconds to store it
-- Returns 1, or 0 when the order has changed meanwhile
if redis.call('HGET', KEYS[1], 'version') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'cancelling', 1, 'attempts', 0)
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
if KEYS[3] then redis.call('SET', KEYS[3], ARGV[4], 'EX', ARGV[5]) end
return 1
`);

export const SETTLE = new RedisScript<number>(`
-- Writes that all work after placing is done, and removes the order from the due ones unless it is being cancelled.
-- KEYS[1] order, KEYS[2] due   ARGV[1] order id
-- Returns 1 when no work is left, else 0
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'settled', 1)
if redis.call('HGET', KEYS[1], 'cancelling') == '1' then return 0 end
redis.call('ZREM', KEYS[2], ARGV[1])
return 1
`);

export const LEASE = new RedisScript<number>(`
-- Leases a due order for 0.5 s, which doubles with each failed attempt up to 2 s. Longer leases would keep orders waiting
-- after an outage is over.
-- KEYS[1] due, KEYS[2] order   ARGV[1] order id, ARGV[2] now, ARGV[3] a factor near 1 that spreads the retries
-- Returns 1, or 0 when another process has leased it
local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not due or tonumber(due) > tonumber(ARGV[2]) then return 0 end
if redis.call('EXISTS', KEYS[2]) == 0 then
  redis.call('ZREM', KEYS[1], ARGV[1])
  return 0
end
local attempts = redis.call('HINCRBY', KEYS[2], 'attempts', 1)
local pause = math.min(2000, 500 * 2 ^ math.min(attempts - 1, 2)) * tonumber(ARGV[3])
redis.call('ZADD', KEYS[1], ARGV[2] + math.floor(pause), ARGV[1])
return 1
`);
