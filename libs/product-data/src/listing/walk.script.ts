import { RedisScript } from '@emporium/redis';
import { ROWS_LUA, type StoredPage } from './page.script';

/** How many members a walk may be expected to pass; a longer one is worth computing the result. */
export const LONGEST_WALK = 5_000;

export const WALK = new RedisScript<StoredPage | null>(`
-- Reads a page of those members of a list that another sorted set holds between two scores, by walking the list from
-- its nearer end until the page is full: quick when many match, whatever the size of the catalogue.
-- KEYS[1] the list, KEYS[2] stock, KEYS[3] redo log, KEYS[4] sorted set of the ids that match, by price
-- ARGV[1] matches to skip, ARGV[2] matches a page, ARGV[3] 1 for the highest first, ARGV[4] and ARGV[5] prices,
--   ARGV[6] members that the walk may be expected to pass
-- Returns { how many match in all, ids, stock of each, redo log's entry of each }, or nothing when too few match
${ROWS_LUA}
local CHUNK = 100
local offset, limit, descending, longest = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3] == '1', tonumber(ARGV[6])
local lowest, highest = tonumber(ARGV[4]), tonumber(ARGV[5])

local total = redis.call('ZCOUNT', KEYS[4], ARGV[4], ARGV[5])
local count = math.min(limit, total - offset)
if count <= 0 then return rows(total, {}) end
local left = total - offset - count
local isBackward = left < offset
local skip = isBackward and left or offset
if (skip + count) * redis.call('ZCARD', LIST) / total > longest then return false end

local function chunkFrom(rank)
  if descending == isBackward then return idsOf(redis.call('ZRANGE', LIST, rank, rank + CHUNK - 1)) end
  return idsOf(redis.call('ZRANGE', LIST, rank, rank + CHUNK - 1, 'REV'))
end

local ids, passed = {}, 0
local function visit(id, price)
  if not price or price < lowest or price > highest then return end
  if skip > 0 then skip = skip - 1
  elseif #ids < count then table.insert(ids, isBackward and 1 or #ids + 1, id) end
end
while #ids < count do
  if passed > 4 * longest then return false end
  local chunk = chunkFrom(passed)
  local prices = redis.call('ZMSCORE', KEYS[4], unpack(chunk))
  for i, id in ipairs(chunk) do visit(id, tonumber(prices[i])) end
  passed = passed + CHUNK
end
return rows(total, ids)
`);
