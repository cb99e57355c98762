import { type DynamicModule, Module } from '@nestjs/common';
import { ServiceModule } from '@emporium/service';
import type { EventRelayConfig } from './event-relay.config';
import { RelayModule } from './relay/relay.module';

@Module({})
export class AppModule {
  static forRoot(config: EventRelayConfig): DynamicModule {
    return { module: AppModule, imports: [ServiceModule.forRoot(config), RelayModule] };
  }
}
