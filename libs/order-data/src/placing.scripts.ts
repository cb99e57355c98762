import { RedisScript } from '@emporium/redis';

/** The record of an idempotency key; status and body, plain or compressed, are there once the request is decided. */
export type KnownOutcome = [
  fingerprint: string,
  status: string | null,
  body: string | null,
  compressed: string | null,
];

/** The fields of an idempotency record that make a {@link KnownOutcome}. */
export const OUTCOME_FIELDS = ['fingerprint', 'status', 'body', 'compressed'] as const;

export const BEGIN = new RedisScript<KnownOutcome | number | null>(`
-- Writes an undecided order and its idempotency record, before any stock moves.
-- KEYS[1] order, KEYS[2] due, KEYS[3] idempotency record (any key of the slot when there is none), KEYS[4] how many keys
-- of the user were refused
-- ARGV[1] order id, ARGV[2] due time, ARGV[3] fingerprint or '', ARGV[4] seconds to store the record,
-- ARGV[5] most keys of a user that may be refused, ARGV[6..] fields of the order
-- Returns nothing; or the key's record if it was used before; or, when too many keys were refused, the seconds until they
-- are counted anew. In the last two cases, and when the order exists already, nothing is written
if redis.call('EXISTS', KEYS[1]) == 1 then return false end
if ARGV[3] ~= '' then
  local known = redis.call('HMGET', KEYS[3], 'fingerprint', 'status', 'body', 'compressed')
  if known[1] then return known end
  if tonumber(redis.call('GET', KEYS[4]) or 0) >= tonumber(ARGV[5]) then return redis.call('TTL', KEYS[4]) end
  redis.call('HSET', KEYS[3], 'fingerprint', ARGV[3], 'orderId', ARGV[1])
  redis.call('EXPIRE', KEYS[3], ARGV[4])
end
redis.call('HSET', KEYS[1], unpack(ARGV, 6))
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
return false
`);

export const CONFIRM = new RedisScript<number>(`
-- Places an undecided order whose stock is reserved, with its event and the response for repeats. An order after which
-- nothing follows is settled at once. It cannot be being cancelled yet.
-- KEYS[1] order, KEYS[2] due, KEYS[3] idempotency record or the order, KEYS[4] the user's orders,
-- KEYS[5] those pending, KEYS[6] timeline, KEYS[7] events
-- ARGV[1] order id, ARGV[2] reserved lines, ARGV[3] creation time, ARGV[4] now, ARGV[5] timeline entry,
-- ARGV[6] event, ARGV[7] body of the response, ARGV[8] due time of what follows or '', ARGV[9] '1' with a key
-- Returns 1, or 0 when the order is not undecided any more
if redis.call('HGET', KEYS[1], 'state') ~= 'undecided' then return 0 end
local settled = ARGV[8] == '' and 1 or 0
redis.call('HSET', KEYS[1], 'state', 'pending', 'items', ARGV[2], 'updatedAt', ARGV[4], 'version', 1, 'attempts', 0,
  'settled', settled)
redis.call('ZADD', KEYS[4], ARGV[3], ARGV[1])
redis.call('ZADD', KEYS[5], ARGV[3], ARGV[1])
redis.call('RPUSH', KEYS[6], ARGV[5])
redis.call('XADD', KEYS[7], '*', 'type', 'order.created', 'data', ARGV[6])
if ARGV[9] == '1' and redis.call('HGET', KEYS[3], 'orderId') == ARGV[1] then
  redis.call('HSET', KEYS[3], 'status', 201, 'body', ARGV[7])
end
if settled == 1 then redis.call('ZREM', KEYS[2], ARGV[1])
else redis.call('ZADD', KEYS[2], ARGV[8], ARGV[1]) end
return 1
`);

export const UNDO = new RedisScript<number>(`
-- Marks an undecided order as one that nobody waits for; from then on it can only be undone.
-- KEYS[1] order
-- Returns 1 when the order is being undone, 0 when it has been decided
local state = redis.call('HGET', KEYS[1], 'state')
if state == 'undecided' then redis.call('HSET', KEYS[1], 'state', 'undoing') end
return (state == 'undecided' or state == 'undoing') and 1 or 0
`);

export const DISCARD = new RedisScript<number>(`
-- Removes an order that was not placed. Repeats of its request get the response, or are handled like a first request if
-- there is none.
-- KEYS[1] order, KEYS[2] due, KEYS[3] idempotency record or the order, KEYS[4] how many keys of the user were refused
-- ARGV[1] order id, ARGV[2] status or '', ARGV[3] compressed body of the response, ARGV[4] '1' with a key,
-- ARGV[5] seconds after which refused keys are counted anew
-- Returns 1, or 0 when the order has been placed or removed before
local state = redis.call('HGET', KEYS[1], 'state')
if state ~= 'undecided' and state ~= 'undoing' then return 0 end
if ARGV[4] == '1' and redis.call('HGET', KEYS[3], 'orderId') == ARGV[1] then
  if ARGV[2] == '' then redis.call('DEL', KEYS[3])
  else
    redis.call('HSET', KEYS[3], 'status', ARGV[2], 'compressed', ARGV[3])
    if redis.call('INCR', KEYS[4]) == 1 then redis.call('EXPIRE', KEYS[4], ARGV[5]) end
  end
end
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
return 1
`);
