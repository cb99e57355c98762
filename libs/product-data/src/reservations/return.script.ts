import { RedisScript } from '@emporium/redis';
import { STOCK_LUA } from '../inventory/stock-lua';
import { RECORD_LUA, type StoredReservation } from './reservation-record';

export const RETURN = new RedisScript<StoredReservation | null>(`
-- Gives the stock of a confirmed reservation back, once. A product deleted meanwhile does not come back: its units
-- are neither sold nor received any more.
-- KEYS[1..7] STOCK_KEYS, KEYS[8] reservation   ARGV[1] seconds to keep the record from now on
-- Returns the record, or nothing when none is known
${STOCK_LUA}
${RECORD_LUA}
local RECORD = KEYS[8]
local known = recordAt(RECORD)
if not known or known[1] ~= 'CONFIRMED' then return known or false end

for _, line in ipairs(cjson.decode(known[2])) do
  local id, units = line.productId, unitsOf(line.productId)
  account(SOLD, id, -line.quantity)
  if units then setUnits(id, units + line.quantity) else account(RECEIVED, id, -line.quantity) end
end
raiseRevision()
redis.call('HSET', RECORD, 'state', 'RETURNED', 'returnedAt', now())
redis.call('EXPIRE', RECORD, ARGV[1])
return recordAt(RECORD)
`);
