import { All, Controller, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@emporium/auth';
import { isRead } from '@emporium/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EdgeAuthGuard } from '../auth/edge-auth.guard';
import { CacheMetrics } from '../cache/cache.metrics';
import { CatalogueRevision } from '../cache/catalogue-revision';
import { ConcurrencyGuard } from '../limits/concurrency.guard';
import { RateLimitGuard } from '../limits/rate-limit.guard';
import { ProxyService } from '../proxy/proxy.service';
import { destinationOf } from '../routing/destination';
import { RouteGuard } from '../routing/route.guard';

/** Everything under `/api` that is not cached. The guards run in this order; the route table says what each asks for. */
@Public()
@ApiExcludeController()
@Controller('api')
@UseGuards(RateLimitGuard, ConcurrencyGuard, RouteGuard, EdgeAuthGuard)
export class ProxyController {
  constructor(
    private readonly proxy: ProxyService,
    private readonly revision: CatalogueRevision,
    private readonly cacheMetrics: CacheMetrics,
  ) {}

  /**
   * After a write, whatever came of it, what this gateway remembers of the catalogue's revision counts no more before the
   * client hears of it. There is no interceptor here, since each request would pay for it.
   */
  @All('*')
  forward(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (destinationOf(request).route.isCacheable) this.cacheMetrics.count('bypass service');
    const onOutcome = isRead(request.method) ? undefined : () => this.revision.forget();
    return this.proxy.stream(request, reply, onOutcome);
  }
}
