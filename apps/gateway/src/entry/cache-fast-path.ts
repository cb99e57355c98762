import { Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CachedResponse, Representation } from '../cache/cached-response';
import { ResponseCache } from '../cache/response-cache';
import { acceptsGzip } from '../http/accepts-gzip';
import { nextBatch } from '../http/batched-writes';
import { addressOf } from '../limits/client-address';
import { RateLimiter } from '../limits/rate-limiter';
import { CachedReplies } from './cached-replies';
import { mayShare } from './may-share.constraint';

/** What memory holds for a request. */
interface Hit {
  readonly cached: CachedResponse;
  readonly representation: Representation;
}

/**
 * Answers reads that memory holds, by clients that are not logged in. What Nest's guards and the cache interceptor would
 * make of them is known beforehand, and going through them costs more than the response.
 */
@Injectable()
export class CacheFastPath {
  constructor(
    private readonly cache: ResponseCache,
    private readonly limiter: RateLimiter,
    private readonly replies: CachedReplies,
  ) {}

  find({ destination, raw: { method, headers } }: FastifyRequest): Hit | undefined {
    if (!destination?.route.isCacheable || method !== 'GET') return undefined;
    if (headers.authorization !== undefined || !mayShare(headers)) return undefined;
    const cached = this.cache.freshInMemory(destination.cacheKey);
    const representation = cached?.ready(acceptsGzip(headers['accept-encoding']));
    return cached && representation && { cached, representation };
  }

  /** @throws RateLimitedError */
  async answer(reply: FastifyReply, { cached, representation }: Hit): Promise<void> {
    await this.limiter.countAddress(addressOf(reply.request), reply);
    await nextBatch();
    this.replies.sendCached(reply, 'hit memory', cached, representation);
  }
}

/** Answers from memory what it can; every other request goes on to Nest. Comes after the request is routed. */
export function takeFastPath(app: NestFastifyApplication): void {
  const fastPath = app.get(CacheFastPath, { strict: false });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    const hit = fastPath.find(request);
    if (hit) void fastPath.answer(reply, hit).catch(done);
    else done();
  });
}
