import { applyDecorators, Controller, RequestMethod, UseInterceptors } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { OWN_IDEMPOTENCY } from './replay-rules.decorators';

const REPEATABLE: readonly unknown[] = [RequestMethod.POST, RequestMethod.PATCH];

/**
 * As `@Controller`, for a controller whose POST and PATCH are repeatable under an `Idempotency-Key`.
 *
 * Only these handlers get the interceptor: every request that passes one pays for it, whatever it does.
 */
export const ResourceController = (path = ''): ClassDecorator =>
  applyDecorators(Controller(path), repeatWrites);

const repeatWrites: ClassDecorator = (controller) => {
  const prototype = controller.prototype as object;
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    const handler = descriptor.value as unknown;
    if (typeof handler !== 'function' || !isRepeatable(handler)) continue;
    UseInterceptors(IdempotencyInterceptor)(prototype, name, descriptor);
  }
};

const isRepeatable = (handler: object): boolean =>
  REPEATABLE.includes(Reflect.getMetadata(METHOD_METADATA, handler)) &&
  Reflect.getMetadata(OWN_IDEMPOTENCY, handler) !== true;
