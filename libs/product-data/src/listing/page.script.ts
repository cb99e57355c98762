import { RedisScript } from '@emporium/redis';

/** A page as scripts return it; the stock and the redo log's entry are in the order of the ids. */
export type StoredPage = [
  total: number,
  ids: string[],
  stock: (string | null)[],
  unpublished: (string | null)[],
];

/** The rows of a page. Its keys are `KEYS[1..3]`: a sorted set whose members end with the id, stock, redo log. */
export const ROWS_LUA = `
local LIST, STOCK, UNPUBLISHED = KEYS[1], KEYS[2], KEYS[3]

local function idsOf(members)
  local ids = {}
  for i, member in ipairs(members) do ids[i] = string.sub(member, -36) end
  return ids
end

local function rows(total, ids)
  if #ids == 0 then return { total, {}, {}, {} } end
  return { total, ids, redis.call('HMGET', STOCK, unpack(ids)), redis.call('HMGET', UNPUBLISHED, unpack(ids)) }
end
`;

/** Reads a page by rank, so that the last costs what the first does. */
export const PAGE_LUA = `
${ROWS_LUA}
local function page(offset, limit, descending, min, max)
  local below, total = redis.call('ZCOUNT', LIST, '-inf', '(' .. min), redis.call('ZCOUNT', LIST, min, max)
  local count = math.min(limit, total - offset)
  if count <= 0 then return rows(total, {}) end
  local members
  if descending then
    local first = redis.call('ZCARD', LIST) - below - total + offset
    members = redis.call('ZRANGE', LIST, first, first + count - 1, 'REV')
  else
    members = redis.call('ZRANGE', LIST, below + offset, below + offset + count - 1)
  end
  return rows(total, idsOf(members))
end
`;

export const READ_PAGE = new RedisScript<StoredPage>(`
-- Reads a page of a sorted set between two scores.
-- KEYS[1] the sorted set, KEYS[2] stock, KEYS[3] redo log
-- ARGV[1] members to skip, ARGV[2] members a page, ARGV[3] 1 for the highest first, ARGV[4] and ARGV[5] scores
-- Returns { how many there are in all, ids, stock of each, redo log's entry of each }
${PAGE_LUA}
return page(tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3] == '1', ARGV[4], ARGV[5])
`);
