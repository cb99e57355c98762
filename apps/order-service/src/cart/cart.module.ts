import { Module } from '@nestjs/common';
import { CartsRepository } from '@emporium/order-data';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { CartController } from './cart.controller';
import { CartService } from './cart.service';

@Module({
  imports: [CatalogueModule],
  controllers: [CartController],
  providers: [CartService, CartsRepository],
})
export class CartModule {}
