import { FAIL_FAST, Redis } from '@emporium/redis';

const CONNECT_MS = 5_000;
/** An audit may wait where a request may not, and reads large hashes. */
const PATIENT = { ...FAIL_FAST, commandTimeout: undefined };

const RETRY_MS = 100;

/** Connects to a store that is killed now and then: what is asked while it is away waits until it is back. */
export const followRedis = (url: string): Redis =>
  new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => RETRY_MS });

/** Connects to a store. @throws Error when nothing answers there in 5 s */
export async function openRedis(url: string): Promise<Redis> {
  const redis = new Redis(url, PATIENT);
  let reason = 'it does not answer';
  redis.on('error', (error: Error) => (reason = error.message));
  const isReady = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), CONNECT_MS);
    redis.once('ready', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
  if (isReady) return redis;
  redis.disconnect();
  throw new Error(`${new URL(url).host} cannot be read: ${reason}`);
}
