import { Module } from '@nestjs/common';
import { AnswerCache } from './answer-cache';
import { AnswerLoader } from './answer-loader';
import { CacheMetrics } from './cache-metrics';
import { CatalogueRevision } from './catalogue-revision';
import { MemoryAnswers } from './memory-answers';
import { SharedAnswersRepository } from './shared-answers.repository';

@Module({
  providers: [
    AnswerCache,
    AnswerLoader,
    CacheMetrics,
    CatalogueRevision,
    MemoryAnswers,
    SharedAnswersRepository,
  ],
  exports: [AnswerCache, CacheMetrics, CatalogueRevision],
})
export class CacheModule {}
