import { runCommand } from '../process/run-command';
import type { RedisServer } from './redis-server';

const OLDEST_MAJOR = 7;

/**
 * An executable `redis-server` or `valkey-server` as a way to run Redis.
 *
 * @returns undefined when it does not run here or is older than 7.0
 */
export async function redisBinary(path: string, libraryPath?: string): Promise<RedisServer | undefined> {
  const env = libraryPath ? { ...process.env, LD_LIBRARY_PATH: libraryPath } : process.env;
  const version = await versionOf(path, env);
  if (!version || Number.parseInt(version) < OLDEST_MAJOR) return undefined;
  return {
    description: `${path} ${version}`,
    commandFor: (placement) => ({
      command: path,
      args: [
        ...['--bind', '127.0.0.1', '--port', String(placement.port), '--dir', placement.directory],
        ...placement.arguments,
      ],
      env,
    }),
  };
}

async function versionOf(path: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  try {
    const stdout = await runCommand(path, ['--version'], { env });
    return /\bv=(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  } catch {
    return undefined; // absent, or its libraries are
  }
}
