import { RedisScript } from '@emporium/redis';
import { RECORD_LUA, type StoredReservation } from './reservation-record';

export const RELEASE = new RedisScript<StoredReservation>(`
-- Makes sure that nothing will be reserved later under an id without a record.
-- KEYS[1..7] STOCK_KEYS, KEYS[8] reservation   ARGV[1] seconds to keep the tombstone
-- Returns the record
${RECORD_LUA}
return recordAt(KEYS[8]) or refuse(KEYS[8], 'RELEASED', ARGV[1])
`);
