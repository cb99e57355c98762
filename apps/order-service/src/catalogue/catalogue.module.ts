import { Module } from '@nestjs/common';
import { ServiceClientModule } from '@emporium/service';
import { ProductInstances } from './product-instances';
import { ProductsClient } from './products.client';
import { ReservationsClient } from './reservations.client';

/** The clients for product-service. */
@Module({
  imports: [ServiceClientModule],
  providers: [ProductInstances, ProductsClient, ReservationsClient],
  exports: [ProductsClient, ReservationsClient],
})
export class CatalogueModule {}
