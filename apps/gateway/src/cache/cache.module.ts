import { Module } from '@nestjs/common';
import { ResponseCache } from './response-cache';
import { ResponseLoader } from './response-loader';
import { CacheMetrics } from './cache.metrics';
import { CachedReplies } from '../entry/cached-replies';
import { CatalogueRevision } from './catalogue-revision';
import { MemoryResponses } from './memory-responses';
import { SharedResponsesRepository } from './shared-responses.repository';
import { CacheFastPath } from '../entry/cache-fast-path';

@Module({
  providers: [
    ResponseCache,
    ResponseLoader,
    CacheMetrics,
    CachedReplies,
    CatalogueRevision,
    MemoryResponses,
    SharedResponsesRepository,
    CacheFastPath,
  ],
  exports: [ResponseCache, CachedReplies, CacheMetrics, CatalogueRevision],
})
export class CacheModule {}
