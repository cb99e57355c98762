import { type Redis, RedisScript } from '@emporium/redis';
import { deadLettersOf } from './dead-letters';

const BACKLOG = new RedisScript<(string | number)[]>(`
-- Reads how far the groups of a stream have got.
-- KEYS[1] stream, KEYS[2] its dead letters
-- Returns the number of entries, of dead letters, then for each group its name, pending entries and lag.
-- Redis does not know the lag of a group that was set back until it has caught up; the length is returned instead.
local length = redis.call('XLEN', KEYS[1])
local backlog = { length, redis.call('XLEN', KEYS[2]) }
if redis.call('EXISTS', KEYS[1]) == 0 then return backlog end
for _, flat in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local group = {}
  for i = 1, #flat, 2 do group[flat[i]] = flat[i + 1] end
  for _, value in ipairs({ group.name, group.pending, group.lag or length }) do table.insert(backlog, value) end
end
return backlog
`);

/** What a group of consumers has still to do on a stream. */
export interface GroupBacklog {
  readonly name: string;
  /** Entries delivered to a consumer that has not finished them. */
  readonly pending: number;
  /** Entries not delivered yet; an upper bound while the group replays. */
  readonly lag: number;
}

/** What a stream holds, and what its groups have still to do. */
export interface StreamBacklog {
  readonly stream: string;
  readonly length: number;
  readonly dead: number;
  readonly groups: readonly GroupBacklog[];
}

/** Reads the backlog of a stream; one that does not exist has none. */
export async function readBacklog(redis: Redis, stream: string): Promise<StreamBacklog> {
  const [length, dead, ...rest] = await BACKLOG.run(redis, [stream, deadLettersOf(stream)]);
  const groups = rest.flatMap((name, i) =>
    i % 3 === 0 ? [{ name: String(name), pending: Number(rest[i + 1]), lag: Number(rest[i + 2]) }] : [],
  );
  return { stream, length: Number(length), dead: Number(dead), groups };
}
