import { CATALOGUE_REVISION_KEY } from '@emporium/contracts';
import {
  IN_STOCK,
  LIST_REVISION,
  listKey,
  OUT_OF_STOCK,
  RECEIVED,
  SOLD,
  STOCK,
  VERSIONS,
} from './inventory-keys';

/** The first keys of every script that moves stock, in the order in which {@link STOCK_LUA} names them. */
export const STOCK_KEYS = [
  STOCK,
  VERSIONS,
  RECEIVED,
  SOLD,
  IN_STOCK,
  OUT_OF_STOCK,
  CATALOGUE_REVISION_KEY,
  LIST_REVISION,
  listKey('price'),
] as const;

/** What every script that moves stock shares: names for {@link STOCK_KEYS}, and the steps. */
export const STOCK_LUA = `
local STOCK, VERSIONS, RECEIVED, SOLD, IN_STOCK, OUT_OF_STOCK, REVISION, LIST_REVISION, PRICES = unpack(KEYS, 1, 9)

-- The units of a product, or nil when there is no such product.
local function unitsOf(id) return tonumber(redis.call('HGET', STOCK, id)) end

-- Sets the units of a product whose price is listed; coming into stock or running out changes lists.
local function setUnits(id, units)
  redis.call('HSET', STOCK, id, units)
  local from, to = IN_STOCK, OUT_OF_STOCK
  if units > 0 then from, to = to, from end
  redis.call('ZREM', from, id)
  if redis.call('ZADD', to, redis.call('ZSCORE', PRICES, id), id) == 1 then redis.call('INCR', LIST_REVISION) end
end

-- Raises the catalogue's revision. A new counter begins with the time in microseconds: were it to begin with 1, a store
-- that was wiped would come to revisions again under which caches still hold what the old one said.
local function raiseRevision()
  if redis.call('INCR', REVISION) > 1 then return end
  local time = redis.call('TIME')
  redis.call('SET', REVISION, string.format('%d%06d', time[1], time[2]))
end

-- Adds units to RECEIVED or SOLD; no field means 0.
local function account(ledger, id, units)
  if redis.call('HINCRBY', ledger, id, units) == 0 then redis.call('HDEL', ledger, id) end
end
`;
