import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { faultOfText, InvalidRequestError } from '@emporium/http';
import type { FastifyRequest } from 'fastify';

const MAX_LENGTH = 256;

/**
 * The request's `User-Agent`, cut to 256 characters; `unknown` without one.
 *
 * @throws InvalidRequestError
 */
export const UserAgent = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { 'user-agent': name = '' } = context.switchToHttp().getRequest<FastifyRequest>().headers;
  const detail = faultOfText(name, 'line');
  if (detail !== undefined) throw new InvalidRequestError([{ pointer: '#/User-Agent', detail }]);
  return name.slice(0, MAX_LENGTH) || 'unknown';
});
