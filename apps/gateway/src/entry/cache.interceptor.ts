import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { ResponseCache } from '../cache/response-cache';
import type { Fetch } from '../cache/response-loader';
import { acceptsGzip } from '../http/accepts-gzip';
import type { ApiResponse } from '../http/api-response';
import { destinationOf } from '../routing/destination';
import { CachedReplies } from './cached-replies';

/**
 * Answers public reads of the catalogue from the cache while the catalogue is as it was; `X-Cache` says so.
 *
 * @see RFC 9111
 */
@Injectable()
export class CacheInterceptor implements NestInterceptor<ApiResponse> {
  constructor(
    private readonly cache: ResponseCache,
    private readonly replies: CachedReplies,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<ApiResponse>): Observable<void> {
    const http = context.switchToHttp();
    const fetch = () => lastValueFrom(next.handle());
    return from(this.answer(http.getRequest(), http.getResponse(), fetch));
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, fetch: Fetch): Promise<void> {
    const { cacheKey } = destinationOf(request);
    const { source, cached, uncacheable } = await this.cache.find(cacheKey, fetch).catch((error: unknown) => {
      this.replies.record(reply, 'miss service');
      throw error;
    });
    if (uncacheable) return this.replies.sendUncacheable(reply, source, uncacheable);
    const representation = await cached.representation(acceptsGzip(request.headers['accept-encoding']));
    this.replies.sendCached(reply, source, cached, representation);
  }
}
