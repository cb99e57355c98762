import { once } from 'node:events';
import { connectRedis, type Redis } from '@emporium/redis';

/** A connection as services have it, once it is ready; `disconnect` it before the Redis behind it is stopped. */
export async function connectTestRedis(url: string): Promise<Redis> {
  const redis = connectRedis(url, () => undefined);
  await once(redis, 'ready');
  return redis;
}
