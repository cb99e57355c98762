import { RedisScript } from '@emporium/redis';

/** How a key stands when it is claimed. */
export type ClaimReply =
  | [state: 'CLAIMED' | 'RESUMED', operationId: string]
  | [state: 'ANSWERED', encrypted: string]
  | [state: 'RUNNING' | 'REUSED']
  | [state: 'TOO_MANY', seconds: number];

export const CLAIM = new RedisScript<ClaimReply>(`
-- Claims an idempotency key; takes an unanswered claim over when its owner has given it up or has been silent too long.
-- That does not prolong the record: the operation id that the effect has written must outlive it.
-- KEYS[1] record, KEYS[2] how many keys its user has; absent when that is not counted
-- ARGV[1] fingerprint, ARGV[2] fingerprint under the previous secret or '', ARGV[3] owner, ARGV[4] operation id for a new
--   record, ARGV[5] ms the claim lasts, ARGV[6] seconds to store the record, ARGV[7] most keys a user may have,
--   ARGV[8] seconds after which they are counted anew
-- Returns { 'CLAIMED' or 'RESUMED', operation id }, { 'ANSWERED', encrypted response }, { 'RUNNING' }, { 'REUSED' } or
--   { 'TOO_MANY', seconds until keys are counted anew }
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local known = redis.call('HMGET', KEYS[1], 'fingerprint', 'answer', 'operation', 'owner', 'claimedUntil')
local function hold(state, operation)
  redis.call('HSET', KEYS[1], 'owner', ARGV[3], 'claimedUntil', now + ARGV[5])
  return { state, operation }
end
if known[1] then
  if known[1] ~= ARGV[1] and known[1] ~= ARGV[2] then return { 'REUSED' } end
  if known[2] then return { 'ANSWERED', known[2] } end
  if known[4] and tonumber(known[5]) > now then return { 'RUNNING' } end
  return hold('RESUMED', known[3])
end
if KEYS[2] then
  if tonumber(redis.call('GET', KEYS[2]) or 0) >= tonumber(ARGV[7]) then return { 'TOO_MANY', redis.call('TTL', KEYS[2]) } end
  if redis.call('INCR', KEYS[2]) == 1 then redis.call('EXPIRE', KEYS[2], ARGV[8]) end
end
redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1], 'operation', ARGV[4])
redis.call('EXPIRE', KEYS[1], ARGV[6])
return hold('CLAIMED', ARGV[4])
`);

export const STORE = new RedisScript<number>(`
-- Ends a claim with its response; only its owner can.
-- KEYS[1] record   ARGV[1] owner, ARGV[2] encrypted response, ARGV[3] seconds to store it
-- Returns 1 when done, 0 when the claim is not ours any more
if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'answer', ARGV[2])
redis.call('HDEL', KEYS[1], 'owner', 'claimedUntil')
return redis.call('EXPIRE', KEYS[1], ARGV[3])
`);

export const GIVE_UP = new RedisScript<number>(`
-- Ends a claim without a response: a repeat takes it over at once, with its operation id. Only its owner can.
-- KEYS[1] record   ARGV[1] owner
-- Returns 1 when done, 0 when the claim is not ours any more
if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[1] then return 0 end
redis.call('HDEL', KEYS[1], 'owner', 'claimedUntil')
return 1
`);

export const FORGET = new RedisScript<number>(`
-- Removes the record of a key: the claim of ARGV[1], or the response ARGV[2].
-- KEYS[1] record, KEYS[2] how many keys its user has; absent when that is not counted
-- ARGV[1] owner or '', ARGV[2] encrypted response or ''
-- Returns 1 when removed, 0 when the record is another by now
local known = redis.call('HMGET', KEYS[1], 'owner', 'answer')
if (known[1] or '') ~= ARGV[1] or (known[2] or '') ~= ARGV[2] then return 0 end
if KEYS[2] and tonumber(redis.call('GET', KEYS[2]) or 0) > 0 then redis.call('DECR', KEYS[2]) end
return redis.call('DEL', KEYS[1])
`);
