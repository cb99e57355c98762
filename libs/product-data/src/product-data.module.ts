import { Module } from '@nestjs/common';
import { StockRepository } from './inventory/stock.repository';
import { ListingRepository } from './listing/listing.repository';
import { ProductsRepository } from './products/products.repository';
import { Publisher } from './products/publisher';
import { ReservationsRepository } from './reservations/reservations.repository';

const repositories = [
  ProductsRepository,
  Publisher,
  StockRepository,
  ListingRepository,
  ReservationsRepository,
];

/** What product-service keeps in Redis. */
@Module({ providers: repositories, exports: repositories })
export class ProductDataModule {}
