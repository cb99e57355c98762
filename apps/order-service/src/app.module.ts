import { type DynamicModule, Module } from '@nestjs/common';
import { ServiceModule } from '@emporium/service';
import { CartModule } from './cart/cart.module';
import { EventsModule } from './events/events.module';
import { OrdersModule } from './orders/orders.module';
import type { OrderServiceConfig } from './order-service.config';

@Module({})
export class AppModule {
  static forRoot(config: OrderServiceConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [ServiceModule.forDomain(config, 'orders:audit'), CartModule, OrdersModule, EventsModule],
    };
  }
}
