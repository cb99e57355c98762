import { readBacklog } from '@emporium/events';
import type { Redis } from '@emporium/redis';

const HEAD = ['stream', 'entries', 'dead', 'group', 'pending', 'lag'];

/** Prints what each stream holds and how far its groups have got. */
export async function status(redis: Redis, streams: readonly string[]): Promise<void> {
  const backlogs = await Promise.all(streams.map((stream) => readBacklog(redis, stream)));
  const rows = backlogs.flatMap(({ stream, length, dead, groups }) => {
    const cells = [stream, String(length), String(dead)];
    if (groups.length === 0) return [[...cells, '(none)', '', '']];
    return groups.map(({ name, pending, lag }) => [...cells, name, String(pending), String(lag)]);
  });
  const table = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
