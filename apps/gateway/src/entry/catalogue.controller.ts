import { Controller, Get, Req, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@emporium/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiResponse } from '../http/api-response';
import { ConcurrencyGuard } from '../limits/concurrency.guard';
import { RateLimitGuard } from '../limits/rate-limit.guard';
import { ProxyService } from '../proxy/proxy.service';
import { RouteGuard } from '../routing/route.guard';
import { ROUTES } from '../routing/route-table';
import { CacheInterceptor } from './cache.interceptor';
import { ForRequestsThatMayShare } from './may-share.constraint';

const CACHED = ROUTES.filter(({ isCacheable }) => isCacheable).flatMap(({ pattern }) => [
  pattern,
  `v1${pattern}`,
]);

/** Public reads of the catalogue: answered from the cache while the catalogue is as it was. */
@Public()
@ApiExcludeController()
@Controller('api')
@UseGuards(RateLimitGuard, ConcurrencyGuard, RouteGuard)
@UseInterceptors(CacheInterceptor)
export class CatalogueController {
  constructor(private readonly proxy: ProxyService) {}

  /** `@Res()` leaves it to the interceptor to send the response. */
  @Get(CACHED)
  @ForRequestsThatMayShare()
  read(@Req() request: FastifyRequest, @Res() _reply: FastifyReply): Promise<ApiResponse> {
    return this.proxy.collect(request);
  }
}
