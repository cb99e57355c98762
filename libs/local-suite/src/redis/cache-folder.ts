import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where an unpacked Redis is kept between runs and clones: `EMPORIUM_REDIS_CACHE`, else in the user's cache folder. */
export function redisCacheFolder(): string {
  const { EMPORIUM_REDIS_CACHE, XDG_CACHE_HOME } = process.env;
  return EMPORIUM_REDIS_CACHE ?? join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'emporium', 'redis');
}
