import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const operationIds = new WeakMap<FastifyRequest, string>();

/** Records what a request's effect is known by; the interceptor alone calls it. */
export const setOperationId = (request: FastifyRequest, operationId: string): void => {
  operationIds.set(request, operationId);
};

/**
 * What the effect of a request under an `Idempotency-Key` is known by: a UUID v7, the same for each repeat; undefined
 * without a key.
 *
 * The answer is recorded after the effect, and who dies in between has recorded nothing. A repeat then runs the handler
 * once more, so the effect notes this id in its own step, and a step that finds it noted answers what came of it.
 */
export const OperationId = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined =>
  operationIds.get(context.switchToHttp().getRequest<FastifyRequest>()),
);
