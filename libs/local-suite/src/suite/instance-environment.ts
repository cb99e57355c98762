import { SERVICES, urlVariableOf } from '@emporium/contracts';
import { type RedisUsers, urlAs } from '../redis/acl-file';
import type { AppName } from './apps';
import type { Instance } from './instances';

/** Where the suite keeps its data and its cache. */
export interface RedisUrls {
  dataUrl: string;
  cacheUrl: string;
  /** Among them each app by its name, and `gateway-cache`; absent when anybody may come. */
  users?: RedisUsers;
}

/** What one instance finds in its environment: where it listens, its Redis, and where the others are. */
export function instanceEnvironment(
  instance: Instance,
  all: Instance[],
  redis: RedisUrls,
): NodeJS.ProcessEnv {
  const urlsOf = (app: AppName) =>
    all
      .filter((other) => other.app === app)
      .map(({ url }) => url)
      .join(',');
  return {
    PORT: String(instance.port),
    REDIS_URL: urlAs(instance.app, redis.dataUrl, redis.users),
    CACHE_REDIS_URL: urlAs('gateway-cache', redis.cacheUrl, redis.users),
    ...Object.fromEntries(SERVICES.map((service) => [urlVariableOf(service), urlsOf(service)])),
  };
}
