import { Module } from '@nestjs/common';
import { ProductDataModule } from '@emporium/product-data';
import { CatalogueRefresher } from './catalogue.refresher';
import { InternalProductsController } from './internal-products.controller';
import { ProductsController } from './products.controller';
import { ProductsService } from './products.service';
import { PublicationSweeper } from './publication.sweeper';
import { StockService } from './stock.service';

@Module({
  imports: [ProductDataModule],
  controllers: [ProductsController, InternalProductsController],
  providers: [ProductsService, StockService, PublicationSweeper, CatalogueRefresher],
})
export class ProductsModule {}
