import { type DynamicModule, Module } from '@nestjs/common';
import { ServiceModule } from '@emporium/service';
import { CategoriesModule } from './categories/categories.module';
import type { ProductServiceConfig } from './product-service.config';
import { ProductsModule } from './products/products.module';
import { ReservationsModule } from './reservations/reservations.module';

@Module({})
export class AppModule {
  static forRoot(config: ProductServiceConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceModule.forDomain(config, 'products:audit'),
        ProductsModule,
        CategoriesModule,
        ReservationsModule,
      ],
    };
  }
}
