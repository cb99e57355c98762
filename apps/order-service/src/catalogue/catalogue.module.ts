import { Module } from '@nestjs/common';
import { ServiceClientModule } from '@emporium/service';
import { ProductInstances } from './product-instances';
import { ProductsClient } from './products.client';
import { ReservationsClient } from './reservations.client';

/** What this service asks of product-service. */
@Module({
  imports: [ServiceClientModule],
  providers: [ProductInstances, ProductsClient, ReservationsClient],
  exports: [ProductsClient, ReservationsClient],
})
export class CatalogueModule {}
