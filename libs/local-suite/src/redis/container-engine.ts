import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { runCommand } from '../process/run-command';
import type { RedisServer } from './redis-server';

const IMAGE = 'redis:7';

/** A container engine that runs now, with `redis:7`, as a way to run Redis; undefined when there is none. */
export async function containerEngine(): Promise<RedisServer | undefined> {
  for (const engine of ['docker', 'podman']) {
    if (await isRunning(engine)) return redisInContainer(engine);
  }
  return undefined;
}

async function isRunning(engine: string): Promise<boolean> {
  try {
    await runCommand(engine, ['info'], { timeout: 5000 });
    return true;
  } catch {
    return false; // not installed, or its daemon does not answer
  }
}

function redisInContainer(engine: string): RedisServer {
  return {
    description: `${IMAGE} in ${engine}`,
    commandFor: ({ port, directory, arguments: settings }) => {
      const container = `emporium-redis-${randomUUID()}`;
      // Files in the mounted folder shall belong to whoever runs this; rootless podman maps root to that user.
      const user = engine === 'docker' ? ['--user', `${process.getuid?.()}:${process.getgid?.()}`] : [];
      return {
        command: engine,
        args: [
          ...['run', '--rm', '--name', container, '--publish', `127.0.0.1:${port}:6379`],
          ...['--volume', `${directory}:/data`, '--workdir', '/data', ...user],
          ...['--entrypoint', 'redis-server', IMAGE],
          ...['--bind', '0.0.0.0', '--protected-mode', 'no', '--dir', '/data', ...settings],
        ],
        // The client process is not the container: a SIGKILL to the one leaves the other running.
        sendSignal: (signal) => void spawnSync(engine, ['kill', '--signal', signal, container]),
      };
    },
  };
}
