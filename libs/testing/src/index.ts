export { eventually, type EventuallyOptions } from './eventually';
export { startTestRedis } from './start-test-redis';
export { connectTestRedis } from './connect-test-redis';
export { logIn, type LoggedIn } from './log-in';
export {
  FAULT_SETTINGS,
  REDIS_FAULTS,
  redisFaults,
  type RedisFault,
  type RedisFaultName,
} from './redis-faults';
export { RedisProxy } from './redis-proxy';
export * from './command-log';
export * from './lost-replies';
export { type Document as ApiDocument, type Endpoint, endpointsOf } from './request-rules/document';
export { RequestRules } from './request-rules/request-rules';
export { storeDigest } from './store-digest';
export { AofCuts, type CutReport } from './aof-cuts';
export { TestConsul } from './test-consul';
export * from './use-memory';
