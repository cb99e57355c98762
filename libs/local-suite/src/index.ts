export { freePort, freePortFrom, freePorts, isPortTaken, refuseTakenPorts, retryOnTakenPort } from './ports';
export { ManagedProcess, type ProcessOptions } from './process/managed-process';
export { type LogRotation } from './process/rotated-log';
export { PortTakenError, ProcessStartError } from './process/process-errors';
export { describeExit, type ProcessExit } from './process/process-exit';
export { Apt } from './redis/apt';
export { readRedisUsers, type RedisUsers, urlAs } from './redis/acl-file';
export { findRedisServer } from './redis/find-redis-server';
export { type RedisServer } from './redis/redis-server';
export { type RedisRole } from './redis/redis-settings';
export { askRedis } from './redis/ask-redis';
export {
  startRedisCluster,
  type RedisClusterOptions,
  type RunningRedisCluster,
} from './redis/start-redis-cluster';
export { startRedis, type RedisOptions, type RunningRedis } from './redis/start-redis';
export { APP_NAMES, APP_PORTS, type AppName } from './suite/apps';
export { buildApps } from './suite/build-apps';
export { answersReady } from './suite/http-ready';
export { startSuite, type RunningSuite, type SuiteOptions } from './suite/start-suite';
export { type SuiteRedis, type SuiteRedisOptions } from './suite/suite-redis';
export { ADMINISTRATOR, LOAD_TEST_ENV } from './suite/load-test-env';
