import { existsSync, mkdirSync, rmSync } from 'node:fs';
import {
  APP_NAMES,
  buildApps,
  describeExit,
  findRedisServer,
  refuseTakenPorts,
  startSuite,
  type RunningSuite,
} from '@emporium/local-suite';
import { administrator, type Administrator } from './administrator';
import { loadDemoCatalogue } from './demo/load-demo';
import { givenRedis } from './given-redis';
import { interruption, Interrupted, untilInterrupted } from './interruption';
import { logRotation } from './logs';
import { REDIS_PORTS, type StartOptions } from './options';
import { DATA_FOLDER, LOG_FOLDER, STATE_FOLDER } from './paths';
import { log } from './log';
import { summary } from './summary';
import { Wait } from './wait';

const BUILD = 'the build';
const SERVER = 'a redis-server to start';

/** Builds and starts the suite and keeps it running until the user asks to stop. */
export async function runSuite(options: StartOptions): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  mkdirSync(STATE_FOLDER, { recursive: true });
  const signal = interruption();
  const admin = administrator(process.env);
  const suite = await startEverything(options, admin, signal);
  try {
    if (options.demo) await fillEmptyStore(suite, admin);
    console.log(summary(suite, admin));
    await untilInterrupted(signal);
    log('Stopping');
  } finally {
    await suite.stop();
  }
  log('Stopped; the data is kept');
}

async function startEverything(
  options: StartOptions,
  { email, password }: Administrator,
  signal: AbortSignal,
): Promise<RunningSuite> {
  const urls = await givenRedis(process.env);
  if (options.fresh && urls)
    throw new Error('--fresh deletes only data of the Redis started here; unset REDIS_URL.');
  const { data, cache } = options.redisPorts;
  await refuseTakenPorts({ ...options.ports, ...(urls ? {} : { 'redis-data': data, 'redis-cache': cache }) });
  if (options.fresh) rmSync(DATA_FOLDER, { recursive: true, force: true });

  const redis = Object.keys(REDIS_PORTS);
  const apps = processNames(options.scale);
  const wait = new Wait(urls ? [[BUILD], apps] : [[BUILD, SERVER], redis, apps], log);
  try {
    log('Building');
    const [server] = await Promise.all([
      urls ? undefined : wait.for(SERVER, findRedisServer({ log })),
      wait.for(BUILD, buildApps(signal)),
    ]);
    log(urls ? 'Starting with the Redis of REDIS_URL' : `Starting with ${server?.description}`);
    return await startSuite({
      ports: options.ports,
      scale: options.scale,
      redis: { urls, server, ports: options.redisPorts, directory: DATA_FOLDER },
      env: { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, NODE_ENV: process.env.NODE_ENV ?? 'development' },
      logDirectory: LOG_FOLDER,
      logRotation: logRotation(redis.length + apps.length),
      supervise: true,
      signal,
      onReady: (name) => {
        wait.came(name);
        log(`${name} is ready`);
      },
      onDeath: (name, exit, restartInMs) =>
        log(`${name} died (${describeExit(exit)}); starting it again in ${restartInMs / 1000} s`),
      onRecovery: (name) => log(`${name} is back`),
    });
  } finally {
    wait.stop();
  }
}

/** As the suite calls the instances of its apps. */
const processNames = (scale: StartOptions['scale']): string[] =>
  APP_NAMES.flatMap((app) =>
    Array.from({ length: scale[app] ?? 1 }, (_, index) => (index === 0 ? app : `${app}-${index + 1}`)),
  );

/** A suite without the demo catalogue is of use too: a failure is logged and nothing else. */
async function fillEmptyStore({ gatewayUrl }: RunningSuite, admin: Administrator): Promise<void> {
  const onProgress = (done: number, total: number) => {
    if (done % 50 === 0 || done === total) log(`Demo catalogue: ${done} of ${total} products`);
  };
  try {
    await loadDemoCatalogue({ gatewayUrl, ...admin, onProgress });
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    log(`No demo catalogue: ${error instanceof Error ? error.message : String(error)}`);
  }
}
