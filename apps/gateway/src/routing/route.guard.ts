import { type CanActivate, type ExecutionContext, Injectable, NotFoundException } from '@nestjs/common';
import { MethodNotAllowedError } from '@emporium/http';
import type { FastifyRequest } from 'fastify';
import { allowedMethods } from './allowed-methods';
import { findDestination } from './find-destination';

/** Finds the route, from the raw target; what is in no route ends here. The first of the proxy's guards. */
@Injectable()
export class RouteGuard implements CanActivate {
  /** @throws MalformedRequestError, NotFoundException, MethodNotAllowedError */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const destination = findDestination(request.method, request.raw.url ?? '');
    if (!destination) throw noRoute(request);
    request.destination = destination;
    return true;
  }
}

function noRoute({ raw }: FastifyRequest): Error {
  const allowed = allowedMethods(raw.url ?? '');
  return allowed.length > 0 ? new MethodNotAllowedError(allowed) : new NotFoundException();
}
