import { type DynamicModule, Module } from '@nestjs/common';
import { ServiceModule } from '@emporium/service';
import { CacheRedisModule } from './redis/cache-redis.module';
import { DocsModule } from './docs/docs.module';
import type { GatewayConfig } from './config/gateway.config';
import { LimitsModule } from './limits/limits.module';
import { ProxyModule } from './proxy/proxy.module';

@Module({})
export class GatewayModule {
  static forRoot(config: GatewayConfig): DynamicModule {
    return {
      module: GatewayModule,
      imports: [ServiceModule.forRoot(config), CacheRedisModule, LimitsModule, ProxyModule, DocsModule],
    };
  }
}
