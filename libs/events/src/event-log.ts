import { type Redis, RedisScript } from '@emporium/redis';
import { deadLettersOf } from './dead-letters';
import { fieldsOf, type RawEntry } from './delivery';

const REWIND = new RedisScript<number>(`
-- Sets a group back, so that the entries after a position are delivered to it again.
-- KEYS[1] stream   ARGV[1] group, ARGV[2] milliseconds and ARGV[3] sequence of the position
-- Returns 1, or 0 when the group has not got that far
for _, flat in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local group = {}
  for i = 1, #flat, 2 do group[flat[i]] = flat[i + 1] end
  if group.name == ARGV[1] then
    local ms, sequence = string.match(group['last-delivered-id'], '(%d+)-(%d+)')
    ms, sequence = tonumber(ms), tonumber(sequence)
    if ms < tonumber(ARGV[2]) or (ms == tonumber(ARGV[2]) and sequence < tonumber(ARGV[3])) then return 0 end
    redis.call('XGROUP', 'SETID', KEYS[1], ARGV[1], ARGV[2] .. '-' .. ARGV[3])
    return 1
  end
end
return 0
`);

const REVIVE = new RedisScript<number>(`
-- Moves the oldest dead letters back to the end of their stream, as they were emitted.
-- KEYS[1] stream, KEYS[2] dead letters   ARGV[1] first id, ARGV[2] last id, ARGV[3] how many at most
-- Returns how many
local letters = redis.call('XRANGE', KEYS[2], ARGV[1], ARGV[2], 'COUNT', ARGV[3])
for _, letter in ipairs(letters) do
  local fields = {}
  for i = 1, #letter[2], 2 do fields[letter[2][i]] = letter[2][i + 1] end
  if fields.type then redis.call('XADD', KEYS[1], '*', 'type', fields.type, 'data', fields.data) end
  redis.call('XDEL', KEYS[2], letter[1])
end
return #letters
`);

const REVIVE_AT_ONCE = 100;

/** An entry of a stream: its id, which begins with its time in ms, and its fields. */
export interface LoggedEvent {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A stream of events as its operators see it. */
export class EventLog {
  constructor(
    private readonly redis: Redis,
    readonly stream: string,
  ) {}

  /** The newest entries, oldest of them first. */
  async newest(count: number): Promise<LoggedEvent[]> {
    const entries = count > 0 ? await this.redis.xrevrange(this.stream, '+', '-', 'COUNT', count) : [];
    return entries.reverse().map(loggedEvent);
  }

  /** The entries that follow a position. */
  async after(position: string, count: number): Promise<LoggedEvent[]> {
    return (await this.redis.xrange(this.stream, `(${position}`, '+', 'COUNT', count)).map(loggedEvent);
  }

  /**
   * Delivers entries after a position to a group again, those that it has had.
   *
   * @returns false when the group has not got that far; then nothing changes
   */
  async rewind(group: string, position: string): Promise<boolean> {
    return (await REWIND.run(this.redis, [this.stream], [group, ...position.split('-')])) === 1;
  }

  /**
   * Moves dead letters back into the stream, where every group gets them.
   *
   * @param after a position in the dead letters; later ones are moved
   * @returns how many
   */
  async revive(after: string): Promise<number> {
    const dead = deadLettersOf(this.stream);
    const [last] = await this.redis.xrevrange(dead, '+', '-', 'COUNT', 1);
    if (!last) return 0;
    let revived = 0;
    for (let moved = REVIVE_AT_ONCE; moved === REVIVE_AT_ONCE; revived += moved)
      moved = await REVIVE.run(this.redis, [this.stream, dead], [`(${after}`, last[0], REVIVE_AT_ONCE]);
    return revived;
  }
}

const loggedEvent = (entry: RawEntry): LoggedEvent => ({ id: entry[0], fields: fieldsOf(entry) });
