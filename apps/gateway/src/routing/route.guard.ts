import { type CanActivate, type ExecutionContext, Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { findDestination } from './find-destination';

/** Finds the route, from the raw target; what is in no route ends here. The first of the proxy's guards. */
@Injectable()
export class RouteGuard implements CanActivate {
  /** @throws MalformedRequestError, NotFoundException */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const destination = findDestination(request.method, request.raw.url ?? '');
    if (!destination) throw new NotFoundException();
    request.destination = destination;
    return true;
  }
}
