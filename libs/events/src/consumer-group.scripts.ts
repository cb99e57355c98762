import { RedisScript } from '@emporium/redis';
import type { RawEntry } from './delivery';

export const CLAIM = new RedisScript<
  [next: string, entry: null, deliveries: null] | [next: string, entry: RawEntry, deliveries: number]
>(`
-- Takes over one entry that its consumer has not finished for long, because it died or failed on it. One at a time: an
-- entry that kills its consumers must not raise the delivery counts of those behind it.
-- KEYS[1] stream   ARGV[1] group, ARGV[2] consumer, ARGV[3] how long in ms, ARGV[4] id to search from
-- Returns the id to search from next, and if there was one the entry and how often it has been delivered
local found = redis.call('XAUTOCLAIM', KEYS[1], ARGV[1], ARGV[2], ARGV[3], ARGV[4], 'COUNT', 1)
local entry = found[2][1]
if not entry then return { found[1], false, false } end
local pending = redis.call('XPENDING', KEYS[1], ARGV[1], entry[1], entry[1], 1)
return { found[1], entry, pending[1][4] }
`);

export const BURY = new RedisScript<number>(`
-- Moves an entry that could not be handled to the dead letters.
-- KEYS[1] stream, KEYS[2] dead letters   ARGV[1] group, ARGV[2] entry id, ARGV[3] deliveries, ARGV[4] reason
-- Returns 1, or 0 when it is not pending any more
if #redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[2], ARGV[2], 1) == 0 then return 0 end
local entry = redis.call('XRANGE', KEYS[1], ARGV[2], ARGV[2])[1]
local fields = entry and entry[2] or {}
redis.call('XADD', KEYS[2], '*', 'group', ARGV[1], 'entry', ARGV[2], 'deliveries', ARGV[3], 'reason', ARGV[4], unpack(fields))
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
return 1
`);

export const FORGET_CONSUMERS = new RedisScript<number>(`
-- Removes consumers that have nothing pending: one that leaves, and those not seen for long. A removed consumer that is
-- still alive is added again with its next entry.
-- KEYS[1] stream   ARGV[1] group, ARGV[2] consumer that leaves or '', ARGV[3] how long in ms
-- Returns how many were removed
local removed = 0
for _, flat in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
  local consumer = {}
  for i = 1, #flat, 2 do consumer[flat[i]] = flat[i + 1] end
  local isGone = consumer.name == ARGV[2] or consumer.idle >= tonumber(ARGV[3])
  if consumer.pending == 0 and isGone then
    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], consumer.name)
    removed = removed + 1
  end
end
return removed
`);

export const TRIM = new RedisScript<number>(`
-- Removes the oldest entries of a stream beyond a number to keep, but none that any group has not finished.
-- KEYS[1] stream   ARGV[1] how many to keep, ARGV[2] how many to remove at most
-- Returns how many were removed
local length = redis.call('XLEN', KEYS[1])
local surplus = math.min(length - tonumber(ARGV[1]), tonumber(ARGV[2]))
if surplus <= 0 then return 0 end
local removable = surplus
for _, flat in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local group = {}
  for i = 1, #flat, 2 do group[flat[i]] = flat[i + 1] end
  local oldest = redis.call('XPENDING', KEYS[1], group.name)[2]
  local finished = oldest and '(' .. oldest or group['last-delivered-id']
  removable = math.min(removable, #redis.call('XRANGE', KEYS[1], '-', finished, 'COUNT', surplus))
end
if removable == 0 then return 0 end
return redis.call('XTRIM', KEYS[1], 'MAXLEN', length - removable)
`);
