import { randomUUID } from 'node:crypto';
import Redis from 'ioredis';
import { eventually } from './eventually';
import type { RedisProxy } from './redis-proxy';

/** A request under an idempotency key that can be sent again. */
export interface RepeatableRequest<Response extends { status: number }> {
  /** Texts by which its commands to Redis are recognised, beside its key. */
  readonly marks: readonly string[];
  send(key: string): Promise<Response>;
  /** Changes what an hour would change, beside the ends of claims, before the repeat. */
  letAnHourPass?(): Promise<unknown>;
  /** What a repeat is answered at last; with several, any of them. */
  readonly statuses: readonly number[];
  /** Fails unless the request has had its effect, once. */
  expectOnce(response: Response): Promise<void>;
}

const MOST_COMMANDS = 30;

/**
 * Sends requests until one loses no reply of Redis: the first loses that to its first command, the next to its second, and
 * so on. Each is sent again as a client does who got no answer.
 *
 * @param redisUrl the Redis behind the proxy
 * @param prepare makes a request that has not been sent before
 * @returns how many replies there were to lose
 */
export async function loseEachReply<Response extends { status: number }>(
  proxy: RedisProxy,
  redisUrl: string,
  prepare: () => Promise<RepeatableRequest<Response>>,
): Promise<number> {
  const redis = new Redis(redisUrl);
  try {
    for (let lost = 1; lost <= MOST_COMMANDS; lost++) {
      const request = await prepare();
      const key = randomUUID();
      const marks = [key, ...request.marks];
      let seen = 0;
      proxy.loseReplyTo((commands) => marks.some((mark) => commands.includes(mark)) && ++seen === lost);
      await request.send(key);
      proxy.heal();
      await letTimePass(redis);
      await request.letAnHourPass?.();
      const response = await eventually(
        async () => {
          const repeated = await request.send(key);
          if (request.statuses.includes(repeated.status)) return repeated;
          throw new Error(`reply ${lost} lost: ${JSON.stringify(repeated)}`);
        },
        { timeoutMs: 15_000, everyMs: 100 },
      );
      await request.expectOnce(response);
      if (seen < lost) return lost - 1;
    }
  } finally {
    redis.disconnect();
  }
  throw new Error(`the request sent more than ${MOST_COMMANDS} commands`);
}

/** Ends all claims, as time would. */
async function letTimePass(redis: Redis): Promise<void> {
  for (const record of await redis.keys('idempotency:*'))
    if ((await redis.type(record)) === 'hash' && (await redis.hexists(record, 'claimedUntil')) === 1)
      await redis.hset(record, 'claimedUntil', '0');
  for (const due of await redis.keys('orders:*:due'))
    for (const order of await redis.zrange(due, 0, '-1')) await redis.zadd(due, 'XX', '0', order);
}

/** The operations of an OpenAPI document that take an `Idempotency-Key`, such as `POST /orders`. */
export const keyedOperationsOf = (document: {
  paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}): string[] =>
  Object.entries(document.paths)
    .flatMap(([path, operations]) => Object.keys(operations).map((method) => [method, path] as const))
    .filter(([method]) => method === 'post' || method === 'patch')
    .map(([method, path]) => `${method.toUpperCase()} ${path}`)
    .sort();
