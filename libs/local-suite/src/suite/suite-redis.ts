import { join } from 'node:path';
import type { ProcessExit } from '../process/process-exit';
import type { LogRotation } from '../process/rotated-log';
import type { RedisServer } from '../redis/redis-server';
import type { RedisRole } from '../redis/redis-settings';
import { readRedisUsers } from '../redis/acl-file';
import { startRedis, type RunningRedis } from '../redis/start-redis';
import type { RedisUrls } from './instance-environment';

export interface SuiteRedisOptions {
  /** Redis that runs already; nothing is started then, and the cache is in it too unless `cacheUrl` says otherwise. */
  urls?: { dataUrl: string; cacheUrl?: string };
  /** Free ones when absent. */
  ports?: { data: number; cache: number };
  /** Data is kept in a folder per instance below it; temporary folders when absent. */
  directory?: string;
  server?: RedisServer;
  /** Further settings of redis.conf for the data Redis. */
  dataSettings?: Record<string, string>;
  /** Whom both let in, with the passwords in clear; everybody when absent. They can't be restarted then. */
  aclFile?: string;
}

/** The suite's data and cache Redis; `data` and `cache` are absent when their URLs were given. */
export interface SuiteRedis extends RedisUrls {
  data?: RunningRedis;
  cache?: RunningRedis;
}

export interface SuiteRedisWatch {
  logDirectory: string;
  /** For the log of each process; without it logs grow for as long as the suite runs. */
  logRotation?: LogRotation;
  supervise?: boolean;
  onReady?: (name: string) => void;
  onDeath?: (name: string, exit: ProcessExit, restartInMs: number) => void;
  onRecovery?: (name: string) => void;
}

/** Starts a data and a cache Redis, unless URLs of running ones are given. */
export async function startSuiteRedis(
  options: SuiteRedisOptions,
  watch: SuiteRedisWatch,
): Promise<SuiteRedis> {
  if (options.urls) return { cacheUrl: options.urls.dataUrl, ...options.urls };
  const start = async (role: Extract<RedisRole, 'data' | 'cache'>) => {
    const redis = await startRedis({
      role,
      port: options.ports?.[role],
      directory: options.directory && join(options.directory, `redis-${role}`),
      logFile: join(watch.logDirectory, `redis-${role}.log`),
      logRotation: watch.logRotation,
      server: options.server,
      settings: role === 'data' ? options.dataSettings : undefined,
      aclFile: options.aclFile,
      supervise: watch.supervise,
      onDeath: (exit, restartInMs) => watch.onDeath?.(`redis-${role}`, exit, restartInMs),
      onRecovery: () => watch.onRecovery?.(`redis-${role}`),
    });
    watch.onReady?.(`redis-${role}`);
    return redis;
  };
  const users = options.aclFile === undefined ? undefined : await readRedisUsers(options.aclFile);
  const data = await start('data');
  const cache = await start('cache').catch(async (error: unknown) => {
    await data.stop();
    throw error;
  });
  return { data, cache, dataUrl: data.url, cacheUrl: cache.url, users };
}
