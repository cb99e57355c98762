import { createHash } from 'node:crypto';
import type { Redis } from './redis';

/**
 * A Lua script that Redis runs as one atomic step.
 *
 * Its first lines are comments that say what it does and list `KEYS`, `ARGV` and what it returns. All keys of
 * one call must share a cluster slot.
 */
export class RedisScript<Result> {
  private readonly sha: string;

  constructor(private readonly lua: string) {
    this.sha = createHash('sha1').update(lua).digest('hex');
  }

  /** Runs the script, by its digest where Redis knows it already. */
  async run(redis: Redis, keys: readonly string[], args: readonly (string | number)[] = []): Promise<Result> {
    try {
      return (await redis.evalsha(this.sha, keys.length, ...keys, ...args)) as Result;
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return (await redis.eval(this.lua, keys.length, ...keys, ...args)) as Result;
    }
  }
}
