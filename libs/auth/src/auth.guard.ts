import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ACCESS, type Access } from './auth.decorators';
import { ForbiddenError } from './auth.errors';
import { Authenticator } from './authenticator';
import { setIdentity } from './identity';

/** Guards every handler: without a decorator it needs a logged-in user. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access =
      this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
        context.getHandler(),
        context.getClass(),
      ]) ?? 'user';
    if (access === 'public') return true;

    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { authorization } = request.headers;
    if (access === 'internal') {
      await this.authenticator.authenticateService(authorization);
      return true;
    }
    const identity = await this.authenticator.authenticate(authorization);
    if (access !== 'user' && access !== identity.role) throw new ForbiddenError();
    setIdentity(request, identity);
    return true;
  }
}
