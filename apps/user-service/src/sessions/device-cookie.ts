import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { cookieOf, DEVICE_COOKIE, DEVICE_TOKEN_HEADER, publicPrefix } from '@emporium/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEVICE_TOKEN_SECONDS } from './device-tokens';

/** The device token that the caller sends along: a browser in the cookie, a program in `X-Device-Token`. */
export const DeviceToken = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    return headers[DEVICE_TOKEN_HEADER]?.toString() ?? cookieOf(headers.cookie, DEVICE_COOKIE);
  },
);

/** Has the device keep its token, for logins alone and out of the reach of scripts. */
export function setDeviceCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const path = `${publicPrefix(request)}/users/login`;
  const secure = request.headers['x-forwarded-proto'] === 'https' ? '; Secure' : '';
  const attributes = `Path=${path}; Max-Age=${DEVICE_TOKEN_SECONDS}; HttpOnly; SameSite=Strict${secure}`;
  void reply.header('Set-Cookie', `${DEVICE_COOKIE}=${token}; ${attributes}`);
}
