import { containerEngine } from './container-engine';
import { unpackDistributionPackages, unpackedRedis } from './distribution-packages';
import { redisBinary } from './redis-binary';
import type { RedisServer } from './redis-server';

export interface FindRedisOptions {
  /** Called when something is about to be downloaded, which may take a minute. */
  log?: (message: string) => void;
}

/**
 * Finds or gets a real Redis of version 7.0 or later: one on the PATH, one unpacked earlier, a container engine
 * that runs, or the packages of Debian and Ubuntu, unpacked into the user's cache folder.
 *
 * @throws Error that says in one sentence what to install
 */
export async function findRedisServer({ log }: FindRedisOptions = {}): Promise<RedisServer> {
  const present =
    (await redisBinary('redis-server')) ??
    (await redisBinary('valkey-server')) ??
    (await unpackedRedis()) ??
    (await containerEngine());
  if (present) return present;
  if (process.platform === 'win32')
    throw new Error(
      'No Redis 7.0 or later was found, and there is none for Windows: work in WSL, start Docker Desktop or set REDIS_URL.',
    );
  log?.('No Redis on this machine: getting the packages of the distribution');
  try {
    return await unpackDistributionPackages();
  } catch (cause) {
    throw new Error(
      'No Redis 7.0 or later was found: install redis-server or valkey-server, start a container engine such as ' +
        `Docker, or set REDIS_URL (getting the distribution's packages failed: ${firstLine(cause)}).`,
      { cause },
    );
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? '';
}
