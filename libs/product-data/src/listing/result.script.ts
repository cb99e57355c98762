import { RedisScript } from '@emporium/redis';
import { PAGE_LUA, type StoredPage } from './page.script';

export const READ_RESULT = new RedisScript<StoredPage>(`
-- Reads a page of a result, which is computed first unless its stamp says that it is this one.
-- KEYS[1] result, KEYS[2] stock, KEYS[3] redo log, KEYS[4] stamp, KEYS[5] sorted set that orders the result, then
--   the sets to intersect it with; then for each union its scratch key and its members; then, if the price is
--   bounded, a scratch key and the sorted set of the prices
-- ARGV[1] members to skip, ARGV[2] members a page, ARGV[3] 1 for the highest first, ARGV[4] and ARGV[5] prices,
--   ARGV[6] stamp, ARGV[7] seconds to keep the result, ARGV[8] 1 if the price is bounded, ARGV[9] how many sets to
--   intersect with, ARGV[10..] how many members each union has
-- Returns { how many there are in all, ids, stock of each, redo log's entry of each }
${PAGE_LUA}
local function compute()
  local inputs, weights, scratch = { KEYS[5] }, { 1 }, {}
  local function intersect(key) table.insert(inputs, key) table.insert(weights, 0) end
  local position = 6
  for _ = 1, tonumber(ARGV[9]) do
    intersect(KEYS[position])
    position = position + 1
  end
  for i = 10, #ARGV do
    local last = position + tonumber(ARGV[i])
    redis.call('SUNIONSTORE', KEYS[position], unpack(KEYS, position + 1, last))
    table.insert(scratch, KEYS[position])
    intersect(KEYS[position])
    position = last + 1
  end
  if ARGV[8] == '1' then
    redis.call('ZRANGESTORE', KEYS[position], KEYS[position + 1], ARGV[4], ARGV[5], 'BYSCORE')
    table.insert(scratch, KEYS[position])
    intersect(KEYS[position])
  end
  table.insert(inputs, 'WEIGHTS')
  for _, weight in ipairs(weights) do table.insert(inputs, weight) end
  redis.call('ZINTERSTORE', LIST, #weights, unpack(inputs))
  redis.call('EXPIRE', LIST, ARGV[7] + 1)
  redis.call('SET', KEYS[4], ARGV[6], 'EX', ARGV[7])
  if #scratch > 0 then redis.call('UNLINK', unpack(scratch)) end
end

if redis.call('GET', KEYS[4]) ~= ARGV[6] then compute() end
return page(tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3] == '1', '-inf', '+inf')
`);
