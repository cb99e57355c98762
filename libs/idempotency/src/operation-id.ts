import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const operationIds = new WeakMap<FastifyRequest, string>();

/** Sets the operation id of a request; called by the interceptor only. */
export const setOperationId = (request: FastifyRequest, operationId: string): void => {
  operationIds.set(request, operationId);
};

/**
 * Identifies the effect of a request under an `Idempotency-Key`: a UUID v7, the same for each repeat; undefined without
 * a key.
 *
 * The response is stored after the effect, and a process that dies in between has stored nothing. A repeat then runs the
 * handler once more. So the handler writes this id in the same step as its effect, and when it finds the id written
 * already, it answers with what came of it.
 */
export const OperationId = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined =>
  operationIds.get(context.switchToHttp().getRequest<FastifyRequest>()),
);
