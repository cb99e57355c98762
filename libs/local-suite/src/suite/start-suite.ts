import { join } from 'node:path';
import { retryOnTakenPort } from '../ports';
import { ManagedProcess } from '../process/managed-process';
import { ProcessStartError } from '../process/process-errors';
import { APP_NAMES, type AppName } from './apps';
import { answersReady } from './http-ready';
import { instanceEnvironment } from './instance-environment';
import { planInstances, type Instance, type InstanceOptions } from './instances';
import {
  startSuiteRedis,
  type SuiteRedis,
  type SuiteRedisOptions,
  type SuiteRedisWatch,
} from './suite-redis';

export interface SuiteOptions extends InstanceOptions, SuiteRedisWatch {
  /** One `<name>.log` per process is written here. */
  logDirectory: string;
  /** Variables for every process, on top of this process's own; `NODE_ENV` is `development` unless it is here. */
  env?: Record<string, string | undefined>;
  redis?: SuiteRedisOptions;
  /** Built entries that stand in for those of the apps. */
  entries?: Partial<Record<AppName, string>>;
  /** The folder that holds `dist`; the working directory when absent. */
  workspaceRoot?: string;
  /** Aborting it while the suite starts stops what has started, and `startSuite` throws the signal's reason. */
  signal?: AbortSignal;
}

/** A suite that runs. Its processes can be killed, stopped (SIGSTOP) and restarted one by one, on the same ports. */
export interface RunningSuite {
  readonly gatewayUrl: string;
  /** Of every instance, by app. */
  readonly urls: Record<AppName, string[]>;
  /** By name: `gateway`, `product-service`, `product-service-2` and so on. */
  readonly processes: ReadonlyMap<string, ManagedProcess>;
  readonly redis: SuiteRedis;
  /** Ends the gateway first, then the services, then Redis. */
  stop(): Promise<void>;
}

/**
 * Starts Redis and every process of the built suite on this machine, and waits until all are ready.
 *
 * @throws PortTakenError naming the given ports that are taken
 * @throws ProcessStartError with the last lines of the log of a process that ended or is not ready in 60 s
 */
export async function startSuite(options: SuiteOptions): Promise<RunningSuite> {
  return retryOnTakenPort(() => startOnce(options));
}

async function startOnce(options: SuiteOptions): Promise<RunningSuite> {
  const instances = await planInstances(options);
  const redis = await startSuiteRedis(options.redis ?? {}, options);
  const processes = new Map(
    instances.map((instance) => [instance.name, serviceProcess(instance, instances, redis, options)]),
  );
  const stop = () => stopSuite(processes, redis);
  try {
    options.signal?.throwIfAborted();
    const started = Promise.all([...processes.values()].map((process) => startAndReport(process, options)));
    await Promise.race([started, rejectOnAbort(options.signal)]);
    refuseDead(processes);
  } catch (error) {
    await stop();
    throw error;
  }
  const urls = urlsByApp(instances);
  return { gatewayUrl: urls.gateway[0] as string, urls, processes, redis, stop };
}

/** As in the Dockerfile. A larger young generation is collected less often, and more of what is in it is dead by then. */
const NODE_OPTIONS = ['--enable-source-maps', '--max-semi-space-size=32'];

function serviceProcess(
  instance: Instance,
  all: Instance[],
  redis: SuiteRedis,
  options: SuiteOptions,
): ManagedProcess {
  const { workspaceRoot = process.cwd(), logDirectory, env, entries } = options;
  const { name, app, port, url } = instance;
  return new ManagedProcess({
    name,
    command: process.execPath,
    args: [...NODE_OPTIONS, join(workspaceRoot, entries?.[app] ?? `dist/apps/${app}/main.js`)],
    cwd: workspaceRoot,
    env: { ...process.env, NODE_ENV: 'development', ...env, ...instanceEnvironment(instance, all, redis) },
    logFile: join(logDirectory, `${name}.log`),
    logRotation: options.logRotation,
    port,
    isReady: () => answersReady(url),
    supervise: options.supervise,
    onDeath: (exit, restartInMs) => options.onDeath?.(name, exit, restartInMs),
    onRecovery: () => options.onRecovery?.(name),
  });
}

async function startAndReport(process: ManagedProcess, options: SuiteOptions): Promise<void> {
  await process.start();
  options.onReady?.(process.name);
}

function rejectOnAbort(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function refuseDead(processes: Map<string, ManagedProcess>): void {
  for (const { name, isRunning } of processes.values()) {
    if (!isRunning) throw new ProcessStartError(name, 'it ended right after its start', '');
  }
}

async function stopSuite(processes: Map<string, ManagedProcess>, redis: SuiteRedis): Promise<void> {
  const isGateway = ({ name }: ManagedProcess) => name.startsWith('gateway');
  const all = [...processes.values()];
  await Promise.all(all.filter(isGateway).map((gateway) => gateway.stop()));
  await Promise.all(all.filter((process) => !isGateway(process)).map((service) => service.stop()));
  await Promise.all([redis.data, redis.cache].map(async (instance) => instance?.stop()));
}

function urlsByApp(instances: Instance[]): Record<AppName, string[]> {
  const urlsOf = (app: AppName) => instances.filter((instance) => instance.app === app).map(({ url }) => url);
  return Object.fromEntries(APP_NAMES.map((app) => [app, urlsOf(app)])) as Record<AppName, string[]>;
}
