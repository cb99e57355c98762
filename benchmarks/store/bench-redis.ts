import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { FAIL_FAST, Redis } from '@emporium/redis';

const POLL_MS = 100;
/** A loader may wait where a request may not. */
const PATIENT = { ...FAIL_FAST, commandTimeout: undefined };

export async function openRedis(url: string): Promise<Redis> {
  const redis = new Redis(url, PATIENT);
  redis.on('error', console.error);
  await once(redis, 'ready');
  return redis;
}

export async function usedBytes(redis: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
}

/** Turns the append-only file on, and waits until all that is there is in it. */
export async function writeToDisk(redis: Redis): Promise<void> {
  await redis.config('SET', 'appendonly', 'yes');
  for (;;) {
    const info = await redis.info('persistence');
    if (!info.includes('aof_last_bgrewrite_status:ok')) throw new Error('Redis could not write its file');
    if (/aof_rewrite_in_progress:0/.test(info) && /aof_rewrite_scheduled:0/.test(info)) return;
    await sleep(POLL_MS);
  }
}
