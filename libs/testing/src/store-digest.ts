import Redis from 'ioredis';

/**
 * A digest of each key's value, the same whatever the order in which Redis happens to keep its members.
 * Redis needs `enable-debug-command`, as in `FAULT_SETTINGS`.
 *
 * @param ignored keys to leave out
 */
export async function storeDigest(url: string, ignored: RegExp): Promise<Record<string, string>> {
  const redis = new Redis(url);
  try {
    const keys = (await redis.keys('*')).filter((key) => !ignored.test(key)).sort();
    const digests = (await Promise.all(keys.map((key) => redis.call('DEBUG', 'DIGEST-VALUE', key)))) as [
      string,
    ][];
    return Object.fromEntries(keys.map((key, index) => [key, digests[index]?.[0] ?? '']));
  } finally {
    redis.disconnect();
  }
}
