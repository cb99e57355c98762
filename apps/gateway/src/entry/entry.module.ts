import { Module } from '@nestjs/common';
import { CacheModule } from '../cache/cache.module';
import { ProxyModule } from '../proxy/proxy.module';
import { CacheFastPath } from './cache-fast-path';
import { CachedReplies } from './cached-replies';
import { CatalogueController } from './catalogue.controller';
import { ProxyController } from './proxy.controller';

/** Where requests come in: the fast path for what memory holds, the cached routes, and all others. */
@Module({
  imports: [CacheModule, ProxyModule],
  controllers: [CatalogueController, ProxyController],
  providers: [CachedReplies, CacheFastPath],
})
export class EntryModule {}
