import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort, refuseTakenPorts, retryOnTakenPort } from '../ports';
import { ManagedProcess, type ProcessOptions } from '../process/managed-process';
import { aclFileIn, admitOnly } from './acl-file';
import { findRedisServer } from './find-redis-server';
import { answersPing } from './ping';
import type { RedisServer } from './redis-server';
import { redisArguments, type RedisRole } from './redis-settings';

export interface RedisOptions extends Pick<
  ProcessOptions,
  'logRotation' | 'supervise' | 'onDeath' | 'onRecovery'
> {
  role: RedisRole;
  /** A free one when absent. */
  port?: number;
  /** Where its files are kept; a temporary folder, deleted at `stop`, when absent. */
  directory?: string;
  /** `redis.log` in the directory when absent. */
  logFile?: string;
  /** Found on this machine when absent. */
  server?: RedisServer;
  /** Further settings of redis.conf, as in `{ 'cluster-enabled': 'yes' }`; they win over those of the role. */
  settings?: Record<string, string>;
  /** Whom it lets in, as Redis wants to have it written; everybody when absent. It can't be restarted then. */
  aclFile?: string;
}

/** A Redis that this process started; `kill` and `restart` keep port and directory. */
export interface RunningRedis extends Pick<
  ManagedProcess,
  'name' | 'pid' | 'isRunning' | 'exited' | 'kill' | 'restart' | 'stop'
> {
  readonly url: string;
  readonly port: number;
  readonly directory: string;
}

/**
 * Starts a real Redis on 127.0.0.1 and waits until it answers PING, so after it has loaded its data.
 *
 * @throws PortTakenError when the given port is taken
 * @throws ProcessStartError with the last lines of its log
 */
export async function startRedis(options: RedisOptions): Promise<RunningRedis> {
  const server = options.server ?? (await findRedisServer());
  if (options.port !== undefined) {
    await refuseTakenPorts({ [`redis-${options.role}`]: options.port });
    return startOn(options.port, server, options);
  }
  return retryOnTakenPort(async () => startOn(await freePort(), server, options));
}

async function startOn(port: number, server: RedisServer, options: RedisOptions): Promise<RunningRedis> {
  const temporary = options.directory === undefined;
  const directory = resolve(options.directory ?? mkdtempSync(join(tmpdir(), 'emporium-redis-')));
  await mkdir(directory, { recursive: true });
  const acl = options.aclFile === undefined ? {} : await aclFileIn(directory);
  const settings = redisArguments(options.role, { ...options.settings, ...acl });
  const command = server.commandFor({ port, directory, arguments: settings });
  const redis: ManagedProcess = new ManagedProcess({
    ...command,
    name: `redis-${options.role}`,
    logFile: options.logFile ?? join(directory, 'redis.log'),
    logRotation: options.logRotation,
    isReady: () => answersPing(port, command.sendSignal ? undefined : redis.pid),
    supervise: options.supervise,
    onDeath: options.onDeath,
    onRecovery: options.onRecovery,
  });
  const forget = () => {
    if (temporary) rmSync(directory, { recursive: true, force: true });
  };
  try {
    await redis.start();
    if (options.aclFile !== undefined) await admitOnly(options.aclFile, { port, directory });
  } catch (error) {
    await redis.stop();
    forget();
    throw error;
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    directory,
    name: redis.name,
    get pid() {
      return redis.pid;
    },
    get isRunning() {
      return redis.isRunning;
    },
    get exited() {
      return redis.exited;
    },
    kill: (signal) => redis.kill(signal),
    restart: () => redis.restart(),
    stop: async () => {
      await redis.stop();
      forget();
    },
  };
}
