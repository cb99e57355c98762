import type { Rejection, Reservation, ReservedLine } from '@emporium/contracts';

/** The fields of a record as scripts return them. */
export type StoredReservation = [state: Reservation['state'], lines: string | null, rejection: string | null];

/** What every script on reservations shares. */
export const RECORD_LUA = `
-- The fields of the record under a key, or nil when nothing is known.
local function recordAt(key)
  local fields = redis.call('HMGET', key, 'state', 'lines', 'rejection')
  return fields[1] and fields or nil
end

-- Redis's own time in ms.
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- Records under a key that nothing was reserved; such a record is kept for a while.
local function refuse(key, state, keepSeconds, rejection)
  redis.call('HSET', key, 'state', state, 'at', now())
  if rejection then redis.call('HSET', key, 'rejection', rejection) end
  redis.call('EXPIRE', key, keepSeconds)
  return { state, false, rejection or false }
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
