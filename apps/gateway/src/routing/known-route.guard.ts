import { type CanActivate, type ExecutionContext, Injectable, NotFoundException } from '@nestjs/common';
import { MethodNotAllowedError } from '@emporium/http';
import type { FastifyRequest } from 'fastify';
import { allowedMethods } from './allowed-methods';

/** Ends what is in no route, once it has been counted: asking for nothing is limited as well. */
@Injectable()
export class KnownRouteGuard implements CanActivate {
  /** @throws NotFoundException, MethodNotAllowedError */
  canActivate(context: ExecutionContext): boolean {
    const { destination, raw } = context.switchToHttp().getRequest<FastifyRequest>();
    if (destination) return true;
    const allowed = allowedMethods(raw.url ?? '');
    throw allowed.length > 0 ? new MethodNotAllowedError(allowed) : new NotFoundException();
  }
}
