import { All, Controller, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@emporium/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EdgeAuthGuard } from '../auth/edge-auth.guard';
import { RateLimitGuard } from '../limits/rate-limit.guard';
import { KnownRouteGuard } from '../routing/known-route.guard';
import { RouteGuard } from '../routing/route.guard';
import { ProxyService } from '../proxy/proxy.service';

/** Everything under `/api` that is not cached. The guards run in this order; the route table says what each asks for. */
@Public()
@ApiExcludeController()
@Controller('api')
@UseGuards(RouteGuard, RateLimitGuard, KnownRouteGuard, EdgeAuthGuard)
export class ProxyController {
  constructor(private readonly proxy: ProxyService) {}

  /** No interceptor here: each request would pay for it. */
  @All('*')
  forward(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.proxy.stream(request, reply);
  }
}
