export { Redis } from 'ioredis';
export * from './connection';
export * from './redis.module';
export * from './script';
export * from './unavailable';
