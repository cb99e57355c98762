import { Module } from '@nestjs/common';
import { AnswerCache } from './answer-cache';
import { AnswerLoader } from './answer-loader';
import { CacheMetrics } from './cache-metrics';
import { CachedReplies } from './cached-replies';
import { CatalogueRevision } from './catalogue-revision';
import { MemoryAnswers } from './memory-answers';
import { SharedAnswersRepository } from './shared-answers.repository';
import { Shortcut } from './shortcut';

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
