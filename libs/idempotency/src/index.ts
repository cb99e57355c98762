export * from './answer';
export * from './idempotency-key';
export * from './idempotency.errors';
export * from './idempotency.interceptor';
export * from './idempotency.module';
export * from './operation-id';
export * from './seal';
