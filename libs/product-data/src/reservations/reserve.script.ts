import { RedisScript } from '@emporium/redis';
import { STOCK_LUA } from '../inventory/stock-lua';
import { RECORD_LUA, type StoredReservation } from './reservation-record';

export const RESERVE = new RedisScript<(StoredReservation | 'STALE')[]>(`
-- Decides orders in turn: each reserves all its lines or none, and its outcome is recorded, unless there is one already.
-- KEYS[1..7] STOCK_KEYS, then the reservation of each order
-- ARGV[1] seconds to keep a refusal; ARGV[2] how many products there are, their ids, and the versions that names and
--   prices are from ('' where there was no product); then for each order: JSON of the lines with name and price, what
--   they cost in all, what they are expected to cost ('' when nothing is expected), how many they are, and of each line
--   the number of its product, from 1, and the quantity
-- Returns for each order its record, or 'STALE' when a product of it has changed since it was read
${STOCK_LUA}
${RECORD_LUA}
local products = tonumber(ARGV[2])
local ids = { unpack(ARGV, 3, products + 2) }
local versions = redis.call('HMGET', VERSIONS, unpack(ids))
local left, taken = redis.call('HMGET', STOCK, unpack(ids)), {}
for product = 1, products do left[product] = tonumber(left[product]) end

-- The lines of the order whose arguments begin there: line, product, quantity.
local function linesAt(at)
  local line, last = -1, ARGV[at + 3] - 1
  return function()
    line = line + 1
    if line <= last then
      return line, tonumber(ARGV[at + 4 + 2 * line]), tonumber(ARGV[at + 5 + 2 * line])
    end
  end
end

local function rejected(rejection) return { 'REJECTED', false, rejection } end

-- The outcome of the order whose arguments begin there, given what the orders before it have left.
local function decide(at)
  local missing, short = {}, {}
  for line, product, quantity in linesAt(at) do
    if (versions[product] or '') ~= ARGV[2 + products + product] then return 'STALE' end
    local units = left[product]
    if not units then table.insert(missing, line)
    elseif units < quantity then table.insert(short, { line, units }) end
  end

  local total, expected = ARGV[at + 1], ARGV[at + 2]
  if #missing > 0 then return rejected(cjson.encode({ code = 'PRODUCT_NOT_FOUND', missing = missing })) end
  if #short > 0 then return rejected(cjson.encode({ code = 'OUT_OF_STOCK', short = short })) end
  if expected ~= '' and expected ~= total then
    return rejected('{"code":"PRICE_CHANGED","totalCents":' .. total .. '}')
  end

  for _, product, quantity in linesAt(at) do
    left[product] = left[product] - quantity
    taken[product] = (taken[product] or 0) + quantity
  end
  return { 'CONFIRMED', ARGV[at], false }
end

-- Everything is read and decided before anything is written, so that an order that fails leaves no other half done.
local outcomes, decided, answers, at = {}, {}, {}, 3 + 2 * products
for order = 8, #KEYS do
  local key = KEYS[order]
  local outcome = outcomes[key] or recordAt(key)
  if not outcome then
    outcome = decide(at)
    if outcome ~= 'STALE' then
      outcomes[key] = outcome
      table.insert(decided, key)
    end
  end
  table.insert(answers, outcome)
  at = at + 4 + 2 * ARGV[at + 3]
end

for product, units in pairs(taken) do
  setUnits(ids[product], left[product])
  account(SOLD, ids[product], units)
end
if next(taken) then raiseRevision() end
for _, key in ipairs(decided) do
  local state, lines, rejection = unpack(outcomes[key])
  if state == 'REJECTED' then refuse(key, state, ARGV[1], rejection)
  else redis.call('HSET', key, 'state', state, 'lines', lines, 'at', now()) end
end
return answers
`);
