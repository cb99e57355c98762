import { Module } from '@nestjs/common';
import { AnswerCache } from './response-cache';
import { AnswerLoader } from './response-loader';
import { CacheMetrics } from './cache.metrics';
import { CachedReplies } from '../entry/cached-replies';
import { CatalogueRevision } from './catalogue-revision';
import { MemoryAnswers } from './memory-responses';
import { SharedAnswersRepository } from './shared-responses.repository';
import { Shortcut } from '../entry/cache-fast-path';

@Module({
  providers: [
    AnswerCache,
    AnswerLoader,
    CacheMetrics,
    CachedReplies,
    CatalogueRevision,
    MemoryAnswers,
    SharedAnswersRepository,
    Shortcut,
  ],
  exports: [AnswerCache, CachedReplies, CacheMetrics, CatalogueRevision],
})
export class CacheModule {}
