import type { Command } from '../process/spawn-process';

/** Where a Redis shall listen and keep its files, and the settings of redis.conf for it. */
export interface RedisPlacement {
  port: number;
  directory: string;
  arguments: string[];
}

/** A way to run a real Redis on this machine. */
export interface RedisServer {
  /** For people, as in "redis-server 7.2.4". */
  readonly description: string;
  commandFor(placement: RedisPlacement): Command;
}
