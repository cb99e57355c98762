import { RedisStreamsStrategy } from '@emporium/events';
import type { ServiceDefinition } from '@emporium/service';
import { AppModule } from './app.module';
import { OrderServiceConfig } from './order-service.config';

/** The service as it is started, and as tests run it. */
export const orderService: ServiceDefinition<OrderServiceConfig> = {
  name: 'order-service',
  description: 'Carts, checkout, the status of orders and their history.',
  config: OrderServiceConfig,
  module: (config) => AppModule.forRoot(config),
  events: RedisStreamsStrategy,
};
