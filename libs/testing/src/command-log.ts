import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Redis from 'ioredis';
import type { RedisProxy } from './redis-proxy';

const ACL_FILE = join(__dirname, '../../../deploy/redis/users.example.acl');

/** All commands that come through a proxy, and those that scripts run, to compare with what a user may send. */
export class CommandLog {
  private readonly commands = new Map<string, string[]>();

  private constructor(
    private readonly redis: Redis,
    private readonly monitor: Redis,
    private readonly proxy: RedisProxy,
  ) {}

  /** @param redisUrl the Redis behind the proxy; nothing else may run scripts there */
  static async start(redisUrl: string, proxy: RedisProxy): Promise<CommandLog> {
    const redis = new Redis(redisUrl);
    const log = new CommandLog(redis, await redis.monitor(), proxy);
    log.monitor.on('monitor', (_: string, command: string[], source: string) => log.note(command, source));
    return log;
  }

  get size(): number {
    return this.commands.size;
  }

  /** @param user of deploy/redis/users.example.acl */
  async refusedTo(user: string): Promise<string[]> {
    const line = readFileSync(ACL_FILE, 'utf8')
      .split('\n')
      .find((candidate) => candidate.startsWith(`user ${user} `));
    await this.redis.call('ACL', 'SETUSER', ...(line ?? '').split(' ').slice(1));
    const verdicts = await Promise.all(
      [...this.commands.values()].map((command) => this.redis.call('ACL', 'DRYRUN', user, ...command)),
    );
    return verdicts.filter((verdict): verdict is string => verdict !== 'OK');
  }

  stop(): void {
    this.monitor.disconnect();
    this.redis.disconnect();
  }

  private note(command: string[], source: string): void {
    const isScripts = source === 'lua';
    const isLogIn = !isScripts && command[0] === 'hset' && command[1]?.startsWith('session:');
    if (isLogIn || !(isScripts || this.proxy.isSource(source))) return;
    this.commands.set(JSON.stringify(command), command);
  }
}
