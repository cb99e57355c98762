/**
 * Keeps `ORDER`, a sorted set of ids whose scores are in the order of the names, beside `NAMES`, the list of names
 * in lexicographic order. Results of a search hold ids; weighted with these scores they sort by name.
 *
 * A new name scores midway between its neighbours. Where they are too close, the names around are spread evenly,
 * in a window that widens until it is roomy: 2^53 leaves room for hundreds of millions of names.
 */
export const NAME_ORDER_LUA = `
local GAP = 16777216

-- The score of the name at a rank, or nil past either end.
local function scoreAt(rank)
  if rank < 0 then return nil end
  local member = redis.call('ZRANGE', NAMES, rank, rank)[1]
  return member and tonumber(redis.call('ZSCORE', ORDER, string.sub(member, -36)))
end

local function spreadAround(rank)
  local reach, members, first, step = 8, nil, nil, nil
  repeat
    reach = reach * 4
    local from = math.max(rank - reach, 0)
    members = redis.call('ZRANGE', NAMES, from, rank + reach)
    local below, above = scoreAt(from - 1), scoreAt(rank + reach + 1)
    step = below and above and math.floor((above - below) / (#members + 1)) or GAP
    first = below or (above or 0) - GAP * (#members + 1)
  until step >= 256
  for i, member in ipairs(members) do
    redis.call('ZADD', ORDER, first + i * step, string.sub(member, -36))
  end
end

local function addName(member)
  redis.call('ZADD', NAMES, 0, member)
  local rank = redis.call('ZRANK', NAMES, member)
  local below, above = scoreAt(rank - 1), scoreAt(rank + 1)
  if below and above and above - below < 2 then return spreadAround(rank) end
  local score = 0
  if below and above then score = math.floor((below + above) / 2)
  elseif below then score = below + GAP
  elseif above then score = above - GAP end
  redis.call('ZADD', ORDER, score, string.sub(member, -36))
end

local function removeName(member)
  redis.call('ZREM', NAMES, member)
  redis.call('ZREM', ORDER, string.sub(member, -36))
end
`;
