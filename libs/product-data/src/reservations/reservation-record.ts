import type { Rejection, Reservation, ReservedLine } from '@emporium/contracts';

/** The fields of a record as scripts return them. */
export type StoredReservation = [state: Reservation['state'], lines: string | null, rejection: string | null];

/** What every script on a reservation shares: its record is `KEYS[8]`, after `STOCK_KEYS`. */
export const RECORD_LUA = `
local RECORD = KEYS[8]

-- The record's fields, or nil when nothing is known.
local function record()
  if redis.call('EXISTS', RECORD) == 0 then return nil end
  return redis.call('HMGET', RECORD, 'state', 'lines', 'rejection')
end

-- Redis's own time in ms.
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- Records that nothing was reserved; such a record is kept for a while.
local function refuse(state, keepSeconds, rejection)
  redis.call('HSET', RECORD, 'state', state, 'at', now())
  if rejection then redis.call('HSET', RECORD, 'rejection', rejection) end
  redis.call('EXPIRE', RECORD, keepSeconds)
  return record()
end
`;

/** A record as other services know it. */
export function reservationOf(id: string, [state, lines, rejection]: StoredReservation): Reservation {
  switch (state) {
    case 'CONFIRMED':
    case 'RETURNED':
      return { id, state, lines: JSON.parse(lines ?? '[]') as ReservedLine[] };
    case 'REJECTED':
      return { id, state, rejection: JSON.parse(rejection ?? '{}') as Rejection };
    case 'RELEASED':
      return { id, state };
  }
}
