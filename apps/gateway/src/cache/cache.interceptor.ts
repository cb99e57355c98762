import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable, of } from 'rxjs';
import type { Answer } from '../proxy/answer';
import { sendAnswer } from '../proxy/send-answer';
import { destinationOf } from '../routing/routed-request';
import { acceptsGzip } from './accepts-gzip';
import { AnswerCache } from './answer-cache';
import { cacheKey } from './cache-key';
import { CacheMetrics, type Source } from './cache-metrics';
import { unlessUnchanged } from './conditional';
import type { Fetch } from './found';
import type { KeptAnswer } from './kept-answer';
import { answerFor, tellAge, tellSource } from './served';

/** Nest waits for a value. */
const DONE = of(undefined);

/**
 * Answers public reads of the catalogue from the cache while the catalogue is as it was; `X-Cache` says so.
 *
 * @see RFC 9111
 */
@Injectable()
export class CacheInterceptor implements NestInterceptor<Answer> {
  constructor(
    private readonly cache: AnswerCache,
    private readonly metrics: CacheMetrics,
  ) {}

  /** Most requests end in its first half, where nothing is waited for and no promise is made. */
  intercept(context: ExecutionContext, next: CallHandler<Answer>): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const key = cacheKey(destinationOf(request));
    const kept = this.cache.atHand(key);
    const ready = kept?.ready(acceptsGzip(request.headers['accept-encoding']));
    if (!kept || !ready) return from(this.find(request, reply, key, () => lastValueFrom(next.handle())));
    this.tell(reply, 'hit memory', kept);
    sendAnswer(reply, answerFor(request, kept, ready));
    return DONE;
  }

  private async find(request: FastifyRequest, reply: FastifyReply, key: string, fetch: Fetch): Promise<void> {
    const { source, kept, passing } = await this.cache.find(key, fetch).catch((error: unknown) => {
      this.tell(reply, 'miss service');
      throw error;
    });
    this.tell(reply, source, kept);
    if (passing) return sendAnswer(reply, unlessUnchanged(passing, request.headers['if-none-match']));
    const representation = await kept.representation(acceptsGzip(request.headers['accept-encoding']));
    sendAnswer(reply, answerFor(request, kept, representation));
  }

  private tell(reply: FastifyReply, source: Source, kept?: KeptAnswer): void {
    this.metrics.count(source);
    tellSource(reply, source);
    if (kept) tellAge(reply, source, kept);
  }
}
