import type { RedisOptions } from 'ioredis';
import { Redis } from './redis';

/**
 * Settings under which a command fails fast and is never sent twice.
 *
 * By default ioredis queues commands while Redis is away, so a caller hangs instead of failing, and resends commands
 * whose reply was lost, so an increment may count twice. With any `maxRetriesPerRequest` but 0, commands on a broken
 * connection fail only at their timeout.
 */
export const FAIL_FAST: RedisOptions = {
  connectTimeout: 300,
  commandTimeout: 800,
  maxRetriesPerRequest: 0,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxLoadingRetryTime: 250,
  retryStrategy: (attempt) => Math.min(50 * attempt, 1_000),
  reconnectOnError: (error) => error.message.startsWith('READONLY'),
};

/**
 * Opens a connection that keeps trying in the background; commands sent meanwhile fail at once.
 *
 * @param url see {@link Redis}
 * @param onError called once for each distinct connection error, until the connection is back
 */
export function connectRedis(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, FAIL_FAST);
  let lastMessage = '';
  redis.on('ready', () => (lastMessage = ''));
  redis.on('error', (error: Error) => {
    if (error.message !== lastMessage) onError(error);
    lastMessage = error.message;
  });
  return redis;
}
