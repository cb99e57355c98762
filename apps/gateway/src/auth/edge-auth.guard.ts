import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Authenticator } from '@emporium/auth';
import type { FastifyRequest } from 'fastify';
import { destinationOf } from '../routing/destination';

/** Lets a request pass whose route is public or whose token is valid; the service checks the token again. */
@Injectable()
export class EdgeAuthGuard implements CanActivate {
  constructor(private readonly authenticator: Authenticator) {}

  /** @throws UnauthenticatedError, InvalidTokenError */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (destinationOf(request).route.access === 'user') {
      await this.authenticator.authenticate(request.headers.authorization);
    }
    return true;
  }
}
