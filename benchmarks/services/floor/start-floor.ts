import { join } from 'node:path';
import { SERVICES, urlVariableOf } from '@emporium/contracts';
import {
  freePorts,
  ManagedProcess,
  retryOnTakenPort,
  type RunningRedis,
  startRedis,
} from '@emporium/local-suite';

/** The processes of the floor: each is `bare-<name>.ts`. */
const NAMES = ['gateway', ...SERVICES] as const;
/** As the suite is started. */
const NODE_OPTIONS = ['--max-semi-space-size=32'];

/** The least that does the suite's work: bare processes with the suite's names, on a Redis of their own. */
export interface Floor {
  readonly url: string;
  readonly redis: RunningRedis;
  readonly processes: ReadonlyMap<string, ManagedProcess>;
  stop(): Promise<void>;
}

/**
 * Starts the floor.
 *
 * @param folder for its data and logs
 * @param fill writes what the processes find when they start
 */
export async function startFloor(folder: string, fill: (redisUrl: string) => Promise<void>): Promise<Floor> {
  const redis = await startRedis({ role: 'data', directory: join(folder, 'redis-floor') });
  try {
    await fill(redis.url);
    return await retryOnTakenPort(() => startProcesses(folder, redis));
  } catch (error) {
    await redis.stop();
    throw error;
  }
}

async function startProcesses(folder: string, redis: RunningRedis): Promise<Floor> {
  const ports = await freePorts(NAMES.length);
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    REDIS_URL: redis.url,
    ...Object.fromEntries(SERVICES.map((name, index) => [urlVariableOf(name), urls[index + 1]])),
  };
  const processes = new Map(
    NAMES.map((name, index) => [name, bareProcess(name, ports[index] ?? 0, env, folder)] as const),
  );
  const stop = async () => {
    await Promise.all([...processes.values()].map((process) => process.stop()));
  };
  try {
    await Promise.all([...processes.values()].map((process) => process.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: urls[0] ?? '', redis, processes, stop: () => stop().then(() => redis.stop()) };
}

function bareProcess(name: string, port: number, env: NodeJS.ProcessEnv, folder: string): ManagedProcess {
  return new ManagedProcess({
    name: `floor-${name}`,
    command: process.execPath,
    args: [...NODE_OPTIONS, '--import', 'tsx', join(__dirname, `bare-${name}.ts`)],
    env: { ...env, PORT: String(port) },
    logFile: join(folder, `floor-${name}.log`),
    port,
    isReady: async () =>
      (await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined))?.status === 404,
  });
}
