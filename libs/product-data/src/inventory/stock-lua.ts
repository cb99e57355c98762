import { CATALOGUE_REVISION_KEY } from '@emporium/contracts';
import { LIST_CHANGES, LIST_REVISION, RECEIVED, SOLD, STOCK, VERSIONS } from './inventory-keys';

/** The first keys of every script that moves stock, in the order in which {@link STOCK_LUA} names them. */
export const STOCK_KEYS = [
  STOCK,
  VERSIONS,
  RECEIVED,
  SOLD,
  CATALOGUE_REVISION_KEY,
  LIST_REVISION,
  LIST_CHANGES,
] as const;

/** What every script that moves stock shares: names for {@link STOCK_KEYS}, and the steps. */
export const STOCK_LUA = `
local STOCK, VERSIONS, RECEIVED, SOLD, REVISION, LIST_REVISION, LIST_CHANGES = unpack(KEYS, 1, 7)

-- The units of a product, or nil when there is no such product.
local function unitsOf(id) return tonumber(redis.call('HGET', STOCK, id)) end

-- Logs that a product may belong elsewhere in lists. A replica that has missed entries loads the catalogue again.
local function logListChange(id)
  local revision = redis.call('INCR', LIST_REVISION)
  redis.call('XADD', LIST_CHANGES, 'MAXLEN', '~', 10000, '*', 'id', id, 'revision', revision)
end

-- Sets the units of a product; coming into stock or running out changes lists.
local function setUnits(id, units)
  local before = unitsOf(id)
  redis.call('HSET', STOCK, id, units)
  if before and (before > 0) ~= (units > 0) then logListChange(id) end
end

-- Raises the catalogue's revision. A new counter begins with the time in microseconds: if it began with 1, a store that
-- was wiped would repeat revisions for which caches still hold old responses.
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
