import type { Redis } from '@emporium/redis';

type Entry = [id: number, at: number, microseconds: number, ...rest: unknown[]];

/** The longest time in ms that one command of `work` held Redis, and all of them together, by Redis's own clock. */
export async function heldMs(
  redis: Redis,
  work: () => Promise<unknown>,
): Promise<[longest: number, all: number]> {
  await redis.config('SET', 'slowlog-log-slower-than', '0');
  await redis.config('SET', 'slowlog-max-len', '100000');
  await redis.slowlog('RESET');
  await work();
  const entries = (await redis.slowlog('GET', '100000')) as Entry[];
  await redis.config('SET', 'slowlog-log-slower-than', '-1');
  const times = entries.map(([, , microseconds]) => microseconds / 1000);
  return [times.reduce((longest, ms) => Math.max(longest, ms), 0), times.reduce((sum, ms) => sum + ms, 0)];
}
