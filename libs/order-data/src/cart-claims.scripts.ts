import { RedisScript } from '@emporium/redis';

/** A claim is `<units> <order id>`. */
const CLAIM_LUA = `
-- The units of a line that an order has claimed, or nil.
local function claimedBy(order, product)
  local units, holder = string.match(redis.call('HGET', CLAIMS, product) or '', '^(%d+) (.+)$')
  return holder == order and tonumber(units) or nil
end
`;

export const CLAIM = new RedisScript<number>(`
-- Claims all lines of an order or none. Only the first call for an order decides; later ones change nothing.
-- KEYS[1] quantities, KEYS[2] claims, KEYS[3] the order's mark
-- ARGV[1] order id, ARGV[2] ms since the epoch after which it is too late, ARGV[3] seconds to store the mark,
-- ARGV[4..] product id and quantity in turn
-- Returns 1 when the order has its lines, 0 when another order has one or the cart has changed
local known = redis.call('GET', KEYS[3])
if known then return known == 'held' and 1 or 0 end
local time = redis.call('TIME')
local isFree = time[1] * 1000 + time[2] / 1000 < tonumber(ARGV[2])
for i = 4, #ARGV, 2 do
  isFree = isFree and redis.call('HGET', KEYS[1], ARGV[i]) == ARGV[i + 1] and redis.call('HEXISTS', KEYS[2], ARGV[i]) == 0
end
redis.call('SET', KEYS[3], isFree and 'held' or 'lost', 'EX', ARGV[3])
if not isFree then return 0 end
for i = 4, #ARGV, 2 do redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1] .. ' ' .. ARGV[1]) end
return 1
`);

export const GIVE_CLAIM_BACK = new RedisScript<number>(`
-- Releases the lines that an order has claimed and will not take; the order cannot claim later.
-- KEYS[1] claims, KEYS[2] the order's mark   ARGV[1] order id, ARGV[2] seconds to store the mark, ARGV[3..] product ids
-- Returns how many lines were released
local CLAIMS = KEYS[1]
${CLAIM_LUA}
local count = 0
for i = 3, #ARGV do
  if claimedBy(ARGV[1], ARGV[i]) then count = count + redis.call('HDEL', CLAIMS, ARGV[i]) end
end
redis.call('SET', KEYS[2], 'lost', 'EX', ARGV[2])
return count
`);

export const TAKE_OUT = new RedisScript<number>(`
-- Takes the units that a placed order has claimed out of the cart, once. Units added since stay.
-- KEYS[1] quantities, KEYS[2] what was seen, KEYS[3] claims   ARGV[1] order id, ARGV[2..] product ids
-- Returns how many lines were taken out
local CLAIMS = KEYS[3]
${CLAIM_LUA}
local count = 0
for i = 2, #ARGV do
  local units = claimedBy(ARGV[1], ARGV[i])
  if units then
    count = count + redis.call('HDEL', CLAIMS, ARGV[i])
    local left = tonumber(redis.call('HGET', KEYS[1], ARGV[i]) or 0) - units
    if left > 0 then redis.call('HSET', KEYS[1], ARGV[i], left)
    else
      redis.call('HDEL', KEYS[1], ARGV[i])
      redis.call('HDEL', KEYS[2], ARGV[i])
    end
  end
end
return count
`);
