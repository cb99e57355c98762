import { RedisScript } from '@emporium/redis';

/** An entry of the log; its fields are `id`, the product's id, `revision`, the revision that the change made. */
export type LoggedChange = [entryId: string, fields: [string, string, string, string]];

export const READ_CHANGES = new RedisScript<[revision: string | null, changes: LoggedChange[]]>(`
-- Reads the log of changes on from an entry, and the revision that it should end with.
-- KEYS[1] revision of the lists, KEYS[2] log   ARGV[1] entry to begin with, itself included, ARGV[2] most entries
-- Returns { revision, entries }
return { redis.call('GET', KEYS[1]), redis.call('XRANGE', KEYS[2], ARGV[1], '+', 'COUNT', ARGV[2]) }
`);

export const READ_END = new RedisScript<[revision: string | null, last: LoggedChange[]]>(`
-- Reads where the log of changes ends.
-- KEYS[1] revision of the lists, KEYS[2] log
-- Returns { revision, the last entry, if any }
return { redis.call('GET', KEYS[1]), redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1) }
`);
