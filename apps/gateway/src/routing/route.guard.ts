import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { findDestination } from './find-destination';

/** Finds the route, from the raw target, if there is one. The first of the proxy's guards. */
@Injectable()
export class RouteGuard implements CanActivate {
  /** @throws MalformedRequestError */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.destination = findDestination(request.method, request.raw.url ?? '') ?? null;
    return true;
  }
}
