import { Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { addressOf, RateLimiter } from '../limits/rate-limiter';
import { findDestination } from '../routing/find-destination';
import type { Destination } from '../routing/destination';
import { acceptsGzip } from '../http/accepts-gzip';
import { ResponseCache } from '../cache/response-cache';
import { cacheKey } from '../routing/cache-key';
import { CachedReplies } from './cached-replies';
import { nextBatch } from '../http/batched-writes';
import type { CachedResponse } from '../cache/cached-response';
import type { Representation } from '../cache/representation';
import { mayShare } from './may-share.constraint';

/** A read of something cacheable. */
interface Read {
  readonly destination: Destination;
  readonly key: string;
}

/** What memory holds for a request. */
interface Hit {
  readonly read: Read;
  readonly cached: CachedResponse;
  readonly representation: Representation;
}

const REMEMBERED = 10_000;
const LONGEST_REMEMBERED = 512;

/**
 * Answers reads that memory holds, by clients that are not logged in: all that Nest's guards and the cache interceptor
 * would make of them is known beforehand, and to go through them costs more than the answer.
 */
@Injectable()
export class CacheFastPath {
  /** By target, those that had a hit. */
  private readonly reads = new LRUCache<string, Read>({ max: REMEMBERED });

  constructor(
    private readonly cache: ResponseCache,
    private readonly limits: RateLimiter,
    private readonly replies: CachedReplies,
  ) {}

  /** @param request whose target has been found well-formed */
  find({ raw: { method, url = '', headers } }: FastifyRequest): Hit | undefined {
    if (method !== 'GET' || headers.authorization !== undefined || !mayShare(headers)) return undefined;
    const known = this.reads.get(url);
    const read = known ?? readOf(url);
    const cached = read && this.cache.freshInMemory(read.key);
    const representation = cached?.ready(acceptsGzip(headers['accept-encoding']));
    if (!read || !cached || !representation) return undefined;
    if (!known && url.length <= LONGEST_REMEMBERED) this.reads.set(url, read);
    return { read, cached, representation };
  }

  /** @throws RateLimitedError */
  async answer(reply: FastifyReply, { read, cached, representation }: Hit): Promise<void> {
    reply.request.destination = read.destination;
    await this.limits.request(addressOf(reply.request), reply);
    await nextBatch();
    this.replies.sendCached(reply, 'hit memory', cached, representation);
  }
}

function readOf(target: string): Read | undefined {
  const destination = findDestination('GET', target);
  return destination?.route.isCacheable ? { destination, key: cacheKey(destination) } : undefined;
}

/** Takes the shortcut where there is one; every other request goes on to Nest. */
export function takeFastPath(app: NestFastifyApplication): void {
  const fastPath = app.get(CacheFastPath, { strict: false });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    const hit = fastPath.find(request);
    if (hit) void fastPath.answer(reply, hit).catch(done);
    else done();
  });
}
