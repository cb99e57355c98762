import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { faultOfText, InvalidRequestError } from '@emporium/http';
import type { FastifyRequest } from 'fastify';

const MAX_LENGTH = 256;

/**
 * How the caller's device names itself in `User-Agent`, cut to 256 characters; `unknown` when it does not.
 *
 * @throws InvalidRequestError
 */
export const UserAgent = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { 'user-agent': name = '' } = context.switchToHttp().getRequest<FastifyRequest>().headers;
  const detail = faultOfText(name, 'line');
  if (detail !== undefined) throw new InvalidRequestError([{ pointer: '#/User-Agent', detail }]);
  return name.slice(0, MAX_LENGTH) || 'unknown';
});
