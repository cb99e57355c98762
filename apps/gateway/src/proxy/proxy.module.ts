import { Module } from '@nestjs/common';
import { BalancingModule } from '../balancing/balancing.module';
import { CacheModule } from '../cache/cache.module';
import { CatalogueController } from '../entry/catalogue.controller';
import { Forwarder } from './forwarder';
import { ProxyController } from '../entry/proxy.controller';
import { ProxyService } from './proxy.service';

@Module({
  imports: [BalancingModule, CacheModule],
  controllers: [CatalogueController, ProxyController],
  providers: [Forwarder, ProxyService],
})
export class ProxyModule {}
