import type { Redis } from 'ioredis';

const BALLAST_BYTES = 16_000_000;

/** Sets a Redis's limit so that this share of it is used; the use is large beside what scripts and connections take. */
export async function useMemory(
  redis: Pick<Redis, 'setrange' | 'info' | 'config'>,
  share: number,
): Promise<void> {
  await redis.setrange('ballast', BALLAST_BYTES, '.');
  const used = Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
  await redis.config('SET', 'maxmemory', Math.round(used / share));
}
