import { RedisScript } from '@emporium/redis';
import { PRICES, UNPUBLISHED } from '../inventory/inventory-keys';
import { STOCK_KEYS, STOCK_LUA } from '../inventory/stock-lua';

/** The keys of every commit. */
export const COMMIT_KEYS = [...STOCK_KEYS, UNPUBLISHED, PRICES] as const;

export const COMMIT = new RedisScript<number | null>(`
-- Commits the creation, change or deletion of a product together with its stock, if it is still as expected.
-- KEYS[1..9] COMMIT_KEYS, KEYS[10] record of a creation that may not be repeated, absent for another change
-- ARGV[1] id, ARGV[2] version expected, '' for none, ARGV[3] stock expected, '' for any, ARGV[4] entry of the
--   redo log, ARGV[5] new version, ARGV[6] units, '' to delete, 'keep' to leave them, ARGV[7] price in cents
-- Returns the units there are then, 0 also when the creation was committed before; or nothing when the product is
--   not as expected
${STOCK_LUA}
local UNPUBLISHED, PRICES, CREATION = unpack(KEYS, 8, 10)
local id = ARGV[1]
if CREATION and not redis.call('SET', CREATION, 1, 'NX', 'EX', 86400) then return 0 end
if (redis.call('HGET', VERSIONS, id) or '') ~= ARGV[2] then return false end
local stock = unitsOf(id) or 0
local units = ARGV[6] == 'keep' and stock or tonumber(ARGV[6])
if ARGV[3] ~= '' and stock ~= tonumber(ARGV[3]) then return false end

if units then
  redis.call('HSET', VERSIONS, id, ARGV[5])
  redis.call('HSET', STOCK, id, units)
  redis.call('ZADD', PRICES, ARGV[7], id)
else
  for _, hash in ipairs({ STOCK, VERSIONS }) do redis.call('HDEL', hash, id) end
  redis.call('ZREM', PRICES, id)
end
account(RECEIVED, id, (units or 0) - stock)
redis.call('HSET', UNPUBLISHED, id, ARGV[4])
raiseRevision()
logListChange(id)
return units or 0
`);
