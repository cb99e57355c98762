/** What a Redis is for: `data` must lose nothing, `cache` may evict anything, `test` lives for one spec. */
export type RedisRole = 'data' | 'cache' | 'test';

const SETTINGS: Record<RedisRole, Record<string, string>> = {
  data: { appendonly: 'yes', appendfsync: 'always', save: '', 'maxmemory-policy': 'noeviction' },
  cache: { appendonly: 'no', save: '', maxmemory: '64mb', 'maxmemory-policy': 'allkeys-lru' },
  test: { appendonly: 'no', save: '', 'maxmemory-policy': 'noeviction' },
};

/** Command line of a Redis of this role; `overrides` are further settings of redis.conf, the last word. */
export function redisArguments(role: RedisRole, overrides: Record<string, string>): string[] {
  const settings = { daemonize: 'no', ...SETTINGS[role], ...overrides };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
}
