import { EventLog, readBacklog } from '@emporium/events';
import type { Redis } from '@emporium/redis';

/** Sets the groups of all streams back, or the one named. @throws Error when no stream has that group */
export async function rewind(
  redis: Redis,
  streams: readonly string[],
  { position, group }: { position: string; group?: string },
): Promise<void> {
  const backlogs = await Promise.all(streams.map((stream) => readBacklog(redis, stream)));
  const known = backlogs.flatMap(({ stream, groups }) => groups.map(({ name }) => ({ stream, name })));
  const chosen = known.filter(({ name }) => group === undefined || name === group);
  const names = [...new Set(known.map(({ name }) => name))].join(', ') || 'none yet';
  if (chosen.length === 0) throw new Error(`There is no such group of consumers; there are: ${names}.`);
  for (const { stream, name } of chosen) {
    const isSet = await new EventLog(redis, stream).rewind(name, position);
    console.log(`${stream}  ${name}  ${isSet ? 'is set back' : 'has not got that far; nothing to replay'}`);
  }
}

/** Puts the dead letters that died after a position back into their streams. */
export async function revive(
  redis: Redis,
  streams: readonly string[],
  { position }: { position: string },
): Promise<void> {
  for (const stream of streams) {
    const count = await new EventLog(redis, stream).revive(position);
    console.log(`${stream}  ${count} dead ${count === 1 ? 'letter' : 'letters'} put back`);
  }
}
