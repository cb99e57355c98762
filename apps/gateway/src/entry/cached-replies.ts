import { Injectable } from '@nestjs/common';
import { namesTag } from '@emporium/http';
import type { FastifyReply } from 'fastify';
import type { ApiResponse } from '../http/api-response';
import { serviceTags } from '../http/compressed-tag';
import { sendResponse } from '../http/send-response';
import { CacheMetrics, type Source } from '../cache/cache.metrics';
import { unlessUnchanged } from '../http/conditional';
import type { CachedResponse } from '../cache/cached-response';
import type { Representation } from '../cache/representation';

const X_CACHE: Readonly<Record<Source, string>> = {
  'hit memory': 'HIT',
  'hit redis': 'HIT',
  'miss service': 'MISS',
  'stale memory': 'STALE',
  'stale redis': 'STALE',
  'bypass service': 'BYPASS',
};

/** Replies to requests for cacheable answers: `X-Cache` and `Age` say where an answer is from, and 304 that it is known. */
@Injectable()
export class CachedReplies {
  constructor(private readonly metrics: CacheMetrics) {}

  /** @param representation of the kept answer */
  sendCached(
    reply: FastifyReply,
    source: Source,
    cached: CachedResponse,
    representation: Representation,
  ): void {
    this.record(reply, source);
    if (source !== 'miss service') void reply.header('age', ageOf(cached));
    sendResponse(reply, isKnown(reply, cached) ? representation.unchanged : representation.full);
  }

  /** Sends an answer that is not kept. */
  sendUncacheable(reply: FastifyReply, source: Source, answer: ApiResponse): void {
    this.record(reply, source);
    sendResponse(reply, unlessUnchanged(answer, reply.request.headers['if-none-match']));
  }

  /** For a reply that comes from elsewhere. */
  record(reply: FastifyReply, source: Source): void {
    this.metrics.count(source);
    void reply.header('x-cache', X_CACHE[source]);
  }
}

const ageOf = ({ storedAt }: CachedResponse) =>
  String(Math.max(0, Math.floor((Date.now() - storedAt) / 1000)));

function isKnown({ request }: FastifyReply, { etag }: CachedResponse): boolean {
  const ifNoneMatch = request.headers['if-none-match'];
  return ifNoneMatch !== undefined && etag !== undefined && namesTag(serviceTags(ifNoneMatch), etag);
}
