import Redis from 'ioredis';
import type { RedisProxy } from './redis-proxy';

/** What can be wrong with a Redis that is running. */
export const REDIS_FAULTS = [
  'full',
  'read-only',
  'cut off from its master',
  'loading its data',
  'busy with a script',
  'behind a network that hangs',
] as const;
export type RedisFaultName = (typeof REDIS_FAULTS)[number];

/** How to bring a fault about and how to end it. */
export interface RedisFault {
  /** Whether Redis still answers reads. */
  readonly readsWork: boolean;
  begin(): Promise<unknown>;
  end(): Promise<unknown>;
}

/** Settings of the Redis that {@link redisFaults} makes fail. */
export const FAULT_SETTINGS = {
  'enable-debug-command': 'yes',
  'busy-reply-threshold': '50',
  rdbcompression: 'no',
};

/** The faults of a Redis, through commands to itself and through the proxy before it. */
export function redisFaults(url: string, proxy: RedisProxy): Record<RedisFaultName, RedisFault> {
  const command = (...words: Command) => send(url, words);
  const setting = (name: string, value: string) => command('CONFIG', 'SET', name, value);
  return {
    full: {
      readsWork: true,
      begin: () => setting('maxmemory', '1'),
      end: () => setting('maxmemory', '0'),
    },
    'read-only': {
      readsWork: true,
      begin: () => command('REPLICAOF', '127.0.0.1', '1'),
      end: () => command('REPLICAOF', 'NO', 'ONE'),
    },
    'cut off from its master': {
      readsWork: false,
      begin: async () => {
        await setting('replica-serve-stale-data', 'no');
        await command('REPLICAOF', '127.0.0.1', '1');
      },
      end: () => command('REPLICAOF', 'NO', 'ONE'),
    },
    'loading its data': {
      readsWork: false,
      begin: async () => {
        await command('EVAL', `for i = 1, 400 do redis.call('SET', 'filler:' .. i, ('x'):rep(250)) end`, '0');
        await setting('loading-process-events-interval-bytes', '1024');
        await setting('key-load-delay', '10000');
        void command('DEBUG', 'RELOAD').catch(() => undefined);
        await untilRefused(url);
      },
      end: () => setting('key-load-delay', '0'),
    },
    'busy with a script': {
      readsWork: false,
      begin: async () => {
        void command('EVAL', 'while true do end', '0').catch(() => undefined);
        await untilRefused(url);
      },
      end: () => command('SCRIPT', 'KILL'),
    },
    'behind a network that hangs': {
      readsWork: false,
      begin: () => Promise.resolve(proxy.hang({ newcomers: true })),
      end: () => Promise.resolve(proxy.heal()),
    },
  };
}

type Command = [string, ...string[]];

async function send(url: string, command: Command): Promise<unknown> {
  const redis = new Redis(url, { enableReadyCheck: false });
  return redis.call(...command).finally(() => redis.disconnect());
}

/** Waits until Redis is in the state in which it answers nothing. */
async function untilRefused(url: string): Promise<void> {
  const isRefused = () =>
    send(url, ['GET', 'anything']).then(
      () => false,
      () => true,
    );
  while (!(await isRefused()));
}
