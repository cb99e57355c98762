import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const MAX_LENGTH = 256;

/** How the caller's device names itself in `User-Agent`, cut to 256 characters; `unknown` when it does not. */
export const UserAgent = createParamDecorator(
  (_: unknown, context: ExecutionContext): string =>
    context.switchToHttp().getRequest<FastifyRequest>().headers['user-agent']?.slice(0, MAX_LENGTH) ||
    'unknown',
);
