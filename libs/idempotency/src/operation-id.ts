import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { canonicalJson, idempotencyKeyOf } from './idempotency-key';
import { scopeOf } from './scope';

/**
 * What a request under an `Idempotency-Key` is known by, the same for each repeat; undefined without a key.
 *
 * The answer is recorded after the effect, and who dies in between has recorded nothing. An effect that notes this id in
 * its own step happens once all the same.
 */
export const OperationId = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = idempotencyKeyOf(request);
    if (key === undefined) return undefined;
    return createHash('sha256')
      .update(`${scopeOf(request, key)}\n${canonicalJson(request.body)}`)
      .digest('base64url');
  },
);
