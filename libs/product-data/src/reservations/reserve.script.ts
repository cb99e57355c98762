import { RedisScript } from '@emporium/redis';
import { STOCK_LUA } from '../inventory/stock-lua';
import { RECORD_LUA, type StoredReservation } from './reservation-record';

export const RESERVE = new RedisScript<StoredReservation | 'STALE'>(`
-- Reserves all lines or none and records the outcome, unless there is an outcome already.
-- KEYS[1..7] STOCK_KEYS, KEYS[8] reservation
-- ARGV[1] seconds to keep a refusal, ARGV[2] JSON of the lines with name and price, ARGV[3] what they cost in all,
--   ARGV[4] what they are expected to cost ('' when nothing is expected); then for each line: product id, quantity,
--   version of the product that name and price are from ('' when there was none)
-- Returns the record, or 'STALE' when a product has changed since it was read
${STOCK_LUA}
${RECORD_LUA}
local known = record()
if known then return known end

local missing, short, lines = {}, {}, {}
for i = 5, #ARGV, 3 do
  local line, id, quantity, version = (i - 5) / 3, ARGV[i], tonumber(ARGV[i + 1]), ARGV[i + 2]
  if (redis.call('HGET', VERSIONS, id) or '') ~= version then return 'STALE' end
  local units = unitsOf(id)
  if not units then table.insert(missing, line)
  elseif units < quantity then table.insert(short, { line, units }) end
  table.insert(lines, { id = id, quantity = quantity, left = units and units - quantity })
end

if #missing > 0 then
  return refuse('REJECTED', ARGV[1], cjson.encode({ code = 'PRODUCT_NOT_FOUND', missing = missing }))
end
if #short > 0 then
  return refuse('REJECTED', ARGV[1], cjson.encode({ code = 'OUT_OF_STOCK', short = short }))
end
if ARGV[4] ~= '' and ARGV[4] ~= ARGV[3] then
  return refuse('REJECTED', ARGV[1], '{"code":"PRICE_CHANGED","totalCents":' .. ARGV[3] .. '}')
end

for _, line in ipairs(lines) do
  setUnits(line.id, line.left)
  account(SOLD, line.id, line.quantity)
end
raiseRevision()
redis.call('HSET', RECORD, 'state', 'CONFIRMED', 'lines', ARGV[2], 'at', now())
return record()
`);
