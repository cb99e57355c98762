import type { RedisOptions } from 'ioredis';
import { Redis } from './redis';

/**
 * Settings under which a command fails fast and is never sent twice.
 *
 * ioredis would by default queue commands while Redis is away (a caller hangs instead of failing) and resend
 * those whose reply was lost (an increment may then count twice). With any other `maxRetriesPerRequest` it would
 * leave those whose connection broke to their time-out, and auto-pipelining lets all later ones wait behind them.
 */
export const FAIL_FAST: RedisOptions = {
  connectTimeout: 300,
  commandTimeout: 800,
  maxRetriesPerRequest: 0,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  enableAutoPipelining: true,
  maxLoadingRetryTime: 250,
  retryStrategy: (attempt) => Math.min(50 * attempt, 1_000),
  reconnectOnError: (error) => error.message.startsWith('READONLY'),
};

/**
 * Opens a connection that keeps trying in the background; commands sent meanwhile fail at once.
 *
 * @param url see {@link Redis}
 * @param onError told each distinct connection error once until the connection is back
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
