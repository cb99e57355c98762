import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { cookieOf, DEVICE_COOKIE, DEVICE_TOKEN_HEADER, publicPrefix } from '@emporium/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEVICE_TOKEN_SECONDS } from './device-tokens';

/** The device token of a request: browsers send it in the cookie, programs in `X-Device-Token`. */
export const DeviceToken = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    return headers[DEVICE_TOKEN_HEADER]?.toString() ?? cookieOf(headers.cookie, DEVICE_COOKIE);
  },
);

/** Stores the token on the device, in a cookie that is sent with logins only and that scripts cannot read. */
export function setDeviceCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const path = `${publicPrefix(request)}/users/login`;
  const secure = request.headers['x-forwarded-proto'] === 'https' ? '; Secure' : '';
  const attributes = `Path=${path}; Max-Age=${DEVICE_TOKEN_SECONDS}; HttpOnly; SameSite=Strict${secure}`;
  void reply.header('Set-Cookie', `${DEVICE_COOKIE}=${token}; ${attributes}`);
}
