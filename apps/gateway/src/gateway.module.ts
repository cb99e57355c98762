import { type DynamicModule, Module } from '@nestjs/common';
import { ServiceModule } from '@emporium/service';
import type { GatewayConfig } from './config/gateway.config';
import { DocsModule } from './docs/docs.module';
import { EntryModule } from './entry/entry.module';
import { LimitsModule } from './limits/limits.module';
import { CacheRedisModule } from './redis/cache-redis.module';

@Module({})
export class GatewayModule {
  static forRoot(config: GatewayConfig): DynamicModule {
    return {
      module: GatewayModule,
      imports: [ServiceModule.forRoot(config), CacheRedisModule, LimitsModule, EntryModule, DocsModule],
    };
  }
}
