import { Module } from '@nestjs/common';
import { CacheMetrics } from './cache.metrics';
import { CatalogueRevision } from './catalogue-revision';
import { MemoryResponses } from './memory-responses';
import { ResponseCache } from './response-cache';
import { ResponseLoader } from './response-loader';
import { SharedResponsesRepository } from './shared-responses.repository';

@Module({
  providers: [
    CacheMetrics,
    CatalogueRevision,
    MemoryResponses,
    ResponseCache,
    ResponseLoader,
    SharedResponsesRepository,
  ],
  exports: [CacheMetrics, CatalogueRevision, ResponseCache],
})
export class CacheModule {}
