import { type CanActivate, type ExecutionContext, Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { findRoute } from './find-route';
import { parseTarget, splitPrefix } from './request-target';
import { setDestination } from './routed-request';

/** Finds the route, from the raw target; what is in no route ends here. The first of the proxy's guards. */
@Injectable()
export class RouteGuard implements CanActivate {
  /** @throws MalformedRequestError, NotFoundException */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { path, query } = parseTarget(request.raw.url ?? '');
    const split = splitPrefix(path);
    const route = split && findRoute(request.method, split.servicePath);
    if (!route) throw new NotFoundException();
    setDestination(request, { route, ...split, query });
    return true;
  }
}
