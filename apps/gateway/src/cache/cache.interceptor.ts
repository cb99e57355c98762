import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { Answer } from '../proxy/answer';
import { destinationOf } from '../routing/routed-request';
import { AnswersRepository } from './answers.repository';
import { cacheKey } from './cache-key';
import { unlessUnchanged } from './conditional';
import { isStorable, keptHeaders, wholeBody } from './storable';

const WANTS_THE_SERVICE = /\b(no-cache|no-store|max-age=0)\b/i;

/**
 * Answers public reads of the catalogue from the cache while the catalogue is as it was; `X-Cache` says so.
 *
 * @see RFC 9111
 */
@Injectable()
export class CacheInterceptor implements NestInterceptor<Answer> {
  constructor(private readonly answers: AnswersRepository) {}

  intercept(context: ExecutionContext, next: CallHandler<Answer>): Observable<Answer> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!destinationOf(request).route.isCacheable) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.answer(request, reply, () => lastValueFrom(next.handle())));
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    fetch: () => Promise<Answer>,
  ): Promise<Answer> {
    const key = cacheKey(destinationOf(request));
    const bypasses = WANTS_THE_SERVICE.test(request.headers['cache-control'] ?? '');
    const [revision, stored] = await Promise.all([
      this.answers.revision(),
      bypasses ? undefined : this.answers.find(key),
    ]);
    const ifNoneMatch = request.headers['if-none-match'];
    if (stored && stored.revision === revision) {
      const ageSeconds = Math.max(0, Math.floor((Date.now() - stored.storedAt) / 1000));
      void reply.headers({ 'X-Cache': 'HIT', Age: String(ageSeconds) });
      return unlessUnchanged({ ...stored, status: 200 }, ifNoneMatch);
    }
    if (!bypasses) void reply.header('X-Cache', 'MISS');
    return unlessUnchanged(await this.fill(key, revision, await fetch()), ifNoneMatch);
  }

  /** Keeps a fetched answer under the revision that was read before; a change meanwhile makes it stale at once. */
  private async fill(key: string, revision: string | undefined, answer: Answer): Promise<Answer> {
    if (revision === undefined || !isStorable(answer)) return answer;
    const body = await wholeBody(answer);
    void this.answers.store(key, { revision, storedAt: Date.now(), headers: keptHeaders(answer), body });
    return { ...answer, body };
  }
}
