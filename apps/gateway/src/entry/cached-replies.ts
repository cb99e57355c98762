import { Injectable } from '@nestjs/common';
import { namesTag } from '@emporium/http';
import type { FastifyReply } from 'fastify';
import { CacheMetrics, type Source } from '../cache/cache.metrics';
import type { CachedResponse, Representation } from '../cache/cached-response';
import type { ApiResponse } from '../http/api-response';
import { serviceTags } from '../http/compressed-tag';
import { unlessUnchanged } from '../http/conditional';
import { sendResponse } from '../http/send-response';

const X_CACHE: Readonly<Record<Source, string>> = {
  'hit memory': 'HIT',
  'hit redis': 'HIT',
  'miss service': 'MISS',
  'stale memory': 'STALE',
  'stale redis': 'STALE',
  'bypass service': 'BYPASS',
};

/** Replies to requests for what is cacheable: with `X-Cache`, `Age`, and 304 for a client that has it already. */
@Injectable()
export class CachedReplies {
  constructor(private readonly metrics: CacheMetrics) {}

  /** @param representation of the cached response */
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

  /** Sends a response that is for this client alone. */
  sendUncacheable(reply: FastifyReply, source: Source, response: ApiResponse): void {
    this.record(reply, source);
    sendResponse(reply, unlessUnchanged(response, reply.request.headers['if-none-match']));
  }

  /** Counts the request, and sets `X-Cache` on a reply that somebody else sends. */
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
