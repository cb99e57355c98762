import type { ServiceDefinition } from '@emporium/service';
import { AppModule } from './app.module';
import { ProductServiceConfig } from './product-service.config';

/** The service as it is started, and as tests run it. */
export const productService: ServiceDefinition<ProductServiceConfig> = {
  name: 'product-service',
  description: 'The catalogue, its stock, and the reservations that orders hold on it.',
  config: ProductServiceConfig,
  module: (config) => AppModule.forRoot(config),
};
