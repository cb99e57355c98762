import { Module } from '@nestjs/common';
import { StockRepository } from './inventory/stock.repository';
import { CatalogueReplica } from './listing/catalogue-replica';
import { ChangeLog } from './listing/change-log';
import { ListingRepository } from './listing/listing.repository';
import { RetiredIndexes } from './listing/retired-indexes';
import { ProductsRepository } from './products/products.repository';
import { Publisher } from './products/publisher';
import { ReservationsRepository } from './reservations/reservations.repository';

const repositories = [
  ProductsRepository,
  Publisher,
  StockRepository,
  ChangeLog,
  CatalogueReplica,
  ListingRepository,
  RetiredIndexes,
  ReservationsRepository,
];

/** What product-service stores in Redis: products, stock, reservations and lists. Needs the data Redis. */
@Module({ providers: repositories, exports: repositories })
export class ProductDataModule {}
