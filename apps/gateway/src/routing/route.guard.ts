import { type CanActivate, type ExecutionContext, Injectable, NotFoundException } from '@nestjs/common';
import { MethodNotAllowedError } from '@emporium/http';
import type { FastifyRequest } from 'fastify';
import { allowedMethods } from './allowed-methods';

/** Ends a request that is in no route. It comes after the limits: asking for nothing counts as well. */
@Injectable()
export class RouteGuard implements CanActivate {
  /** @throws NotFoundException, MethodNotAllowedError */
  canActivate(context: ExecutionContext): boolean {
    const { destination, raw } = context.switchToHttp().getRequest<FastifyRequest>();
    if (destination) return true;
    const allowed = allowedMethods(raw.url ?? '');
    throw allowed.length > 0 ? new MethodNotAllowedError(allowed) : new NotFoundException();
  }
}
