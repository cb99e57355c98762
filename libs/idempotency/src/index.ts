export * from './idempotency-key';
export * from './idempotency.errors';
export * from './idempotency.interceptor';
export * from './idempotency.module';
export { OperationId } from './operation-id';
export * from './record-cipher';
export { OwnIdempotency, type ReplayCheck, Replayed, WithoutEffect } from './replay-rules.decorators';
export * from './resource-controller.decorator';
export * from './stored-response';
