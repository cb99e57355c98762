import { All, Controller, Req, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@emporium/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EdgeAuthGuard } from '../auth/edge-auth.guard';
import { CacheInterceptor } from '../cache/cache.interceptor';
import { RateLimitGuard } from '../limits/rate-limit.guard';
import { destinationOf } from '../routing/routed-request';
import { RouteGuard } from '../routing/route.guard';
import type { Answer } from './answer';
import { AnswerInterceptor } from './answer.interceptor';
import { whenClientLeaves } from './client-abort';
import { Forwarder } from './forwarder';
import { bodyOf } from './request-body';
import { upstreamHeaders } from './request-headers';

/** Everything under `/api`. The guards run in this order; the route table says what each asks for. */
@Public()
@ApiExcludeController()
@Controller('api')
@UseGuards(RouteGuard, RateLimitGuard, EdgeAuthGuard)
@UseInterceptors(AnswerInterceptor, CacheInterceptor)
export class ProxyController {
  constructor(private readonly forwarder: Forwarder) {}

  @All('*')
  forward(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    const destination = destinationOf(request);
    const { route, servicePath, query } = destination;
    const body = bodyOf(request.raw);
    return this.forwarder.forward(route.service, {
      method: route.isCacheable ? route.method : request.method,
      path: servicePath + query,
      headers: { ...upstreamHeaders(request, destination), ...body.headers },
      body: body.stream,
      signal: whenClientLeaves(reply.raw),
    });
  }
}
