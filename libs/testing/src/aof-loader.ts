import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  askRedis,
  findRedisServer,
  freePort,
  isPortTaken,
  PortTakenError,
  type RedisServer,
  retryOnTakenPort,
} from '@emporium/local-suite';

const FILE = 'appendonly.aof.1.incr.aof';
const SETTINGS = {
  appendonly: 'yes',
  appendfsync: 'no',
  save: '',
  'aof-load-truncated': 'yes',
  'enable-debug-command': 'yes',
};
const START_TIMEOUT_MS = 10_000;

/** Starts a Redis on an append-only file, for as long as it takes to compute a digest of what it loaded. */
export class AofLoader {
  private constructor(
    private readonly folder: string,
    private readonly server: RedisServer,
  ) {}

  static async in(folder: string): Promise<AofLoader> {
    await mkdir(join(folder, 'appendonlydir'), { recursive: true });
    return new AofLoader(folder, await findRedisServer());
  }

  /** A digest of all keys and values that Redis has after it loaded the file. */
  async digestOf(file: Buffer): Promise<string> {
    const path = (name: string) => join(this.folder, 'appendonlydir', name);
    await writeFile(path(FILE), file);
    await writeFile(path('appendonly.aof.manifest'), `file ${FILE} seq 1 type i\n`);
    return retryOnTakenPort(() => this.load());
  }

  private async load(): Promise<string> {
    const port = await freePort();
    const command = this.server.commandFor({
      port,
      directory: this.folder,
      arguments: Object.entries(SETTINGS).flatMap(([name, value]) => [`--${name}`, value]),
    });
    const redis = spawn(command.command, command.args, { env: command.env, stdio: 'ignore' });
    const ended = once(redis, 'exit');
    try {
      return await firstReply(port, redis);
    } finally {
      redis.kill('SIGKILL');
      await ended;
    }
  }
}

async function firstReply(port: number, redis: ChildProcess): Promise<string> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      await askRedis(port, 'PING'); // refused while it loads, which a digest is not
      const info = await askRedis(port, 'INFO server');
      if (!info.includes(`process_id:${redis.pid}\r`)) throw new Error('Another Redis answers.');
      return await askRedis(port, 'DEBUG DIGEST');
    } catch (error) {
      if (redis.exitCode !== null && (await isPortTaken(port)))
        throw new PortTakenError('Redis lost its port.');
      if (redis.exitCode !== null) throw new Error('Redis refuses the file.', { cause: error });
      if (Date.now() > deadline) throw error;
    }
    await sleep(2);
  }
}
