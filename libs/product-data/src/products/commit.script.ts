import { RedisScript } from '@emporium/redis';
import { CATEGORIES, INDEXED, listKey, NAME_ORDER, UNPUBLISHED, WORDS } from '../inventory/inventory-keys';
import { STOCK_KEYS, STOCK_LUA } from '../inventory/stock-lua';
import { NAME_ORDER_LUA } from './name-order-lua';

/** The keys of every commit; those of the indexes that it touches follow. */
export const COMMIT_KEYS = [
  ...STOCK_KEYS,
  UNPUBLISHED,
  INDEXED,
  CATEGORIES,
  WORDS,
  NAME_ORDER,
  listKey('createdAt'),
  listKey('name'),
] as const;

export const COMMIT = new RedisScript<number | null>(`
-- Commits a product's creation, change or deletion with its stock and indexes, if it still is as expected.
-- KEYS[1..16] COMMIT_KEYS; then, where there was a product before, the lists of its category (createdAt, price,
--   name); where there is one after, those of its new category; then the words that go, then those that come; then, where
--   a creation may not be repeated, the record of it
-- ARGV[1] id, ARGV[2] version expected, '' for none, ARGV[3] stock expected, '' for any, ARGV[4] entry of the
--   redo log, ARGV[5] new version, ARGV[6] units, '' to delete, 'keep' to leave them, ARGV[7] creation in ms, ARGV[8] price in cents,
--   ARGV[9] old category, ARGV[10] old name member, ARGV[11] new category, ARGV[12] new name member,
--   ARGV[13] what is indexed, ARGV[14] how many words go, ARGV[15..] those words, then those that come
-- Returns the units there are then, 0 also when the creation was committed before; or nothing when the product is
--   not as expected
${STOCK_LUA}
local UNPUBLISHED, INDEXED, CATEGORIES, WORDS, ORDER, CREATED, NAMES = unpack(KEYS, 10, 16)
${NAME_ORDER_LUA}
local id = ARGV[1]
local CREATION = ARGV[2] == '' and KEYS[20 + #ARGV - 14]
if CREATION and not redis.call('SET', CREATION, 1, 'NX', 'EX', 86400) then return 0 end
if (redis.call('HGET', VERSIONS, id) or '') ~= ARGV[2] then return false end
local stock = unitsOf(id) or 0
local units = ARGV[6] == 'keep' and stock or tonumber(ARGV[6])
if ARGV[3] ~= '' and stock ~= tonumber(ARGV[3]) then return false end

local position = 17
if ARGV[2] ~= '' then
  local category, member = ARGV[9], ARGV[10]
  for _, list in ipairs({ CREATED, PRICES, KEYS[17], KEYS[18] }) do redis.call('ZREM', list, id) end
  redis.call('ZREM', KEYS[19], member)
  removeName(member)
  if tonumber(redis.call('ZINCRBY', CATEGORIES, -1, category)) <= 0 then redis.call('ZREM', CATEGORIES, category) end
  position = 20
end
if units then
  local category, member = ARGV[11], ARGV[12]
  for _, list in ipairs({ CREATED, KEYS[position] }) do redis.call('ZADD', list, ARGV[7], id) end
  for _, list in ipairs({ PRICES, KEYS[position + 1] }) do redis.call('ZADD', list, ARGV[8], id) end
  redis.call('ZADD', KEYS[position + 2], 0, member)
  addName(member)
  redis.call('ZINCRBY', CATEGORIES, 1, category)
  redis.call('HSET', INDEXED, id, ARGV[13])
  redis.call('HSET', VERSIONS, id, ARGV[5])
  setUnits(id, units)
  position = position + 3
else
  for _, hash in ipairs({ STOCK, VERSIONS, INDEXED }) do redis.call('HDEL', hash, id) end
  for _, set in ipairs({ IN_STOCK, OUT_OF_STOCK }) do redis.call('ZREM', set, id) end
end
account(RECEIVED, id, (units or 0) - stock)

for i = 1, #ARGV - 14 do
  local key, word = KEYS[position + i - 1], ARGV[14 + i]
  if i > tonumber(ARGV[14]) then
    redis.call('SADD', key, id)
    redis.call('ZADD', WORDS, 0, word)
  else
    redis.call('SREM', key, id)
    if redis.call('EXISTS', key) == 0 then redis.call('ZREM', WORDS, word) end
  end
end
redis.call('HSET', UNPUBLISHED, id, ARGV[4])
raiseRevision()
redis.call('INCR', LIST_REVISION)
return units or 0
`);
