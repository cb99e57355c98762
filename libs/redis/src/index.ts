export { type CommandObserver, observeCommands } from './command-observer';
export * from './redis';
export * from './connection';
export * from './redis-clock';
export * from './redis.module';
export * from './script';
export * from './unavailable';
