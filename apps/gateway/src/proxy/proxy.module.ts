import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CacheModule } from '../cache/cache.module';
import { Forwarder } from './forwarder';
import { ProxyController } from './proxy.controller';
import { UpstreamErrorFilter } from './upstream-error.filter';
import { Upstreams } from './upstreams';

@Module({
  imports: [CacheModule],
  controllers: [ProxyController],
  providers: [Forwarder, Upstreams, { provide: APP_FILTER, useClass: UpstreamErrorFilter }],
})
export class ProxyModule {}
