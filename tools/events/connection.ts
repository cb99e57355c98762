import { connectRedis, type Redis } from '@emporium/redis';

const PATIENCE_MS = 5_000;

/**
 * Connects to the Redis of REDIS_URL.
 *
 * @throws Error that names the variable, the address and what is wrong
 */
export async function connect({ REDIS_URL }: NodeJS.ProcessEnv): Promise<Redis> {
  const url = REDIS_URL || 'redis://127.0.0.1:6379';
  if (!URL.canParse(url) || !/^rediss?:$/.test(new URL(url).protocol))
    throw new Error('REDIS_URL is not a Redis URL such as redis://127.0.0.1:6379.');
  let trouble = 'no answer';
  let isConnected = false;
  const redis = connectRedis(url, ({ message }) => {
    trouble = message;
    if (isConnected) console.error(`Connection lost: ${message}; trying again.`);
  });
  isConnected = await readyInTime(redis);
  if (isConnected) return redis;
  redis.disconnect();
  throw new Error(`No Redis at ${new URL(url).host} (${trouble}). Set REDIS_URL, or start one: npm start.`);
}

const readyInTime = (redis: Redis): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE_MS);
    redis.once('ready', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
