import { Module } from '@nestjs/common';
import { OrderDataModule } from '@emporium/order-data';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { CartController } from './cart.controller';
import { CartService } from './cart.service';
import { SettledCarts } from './settled-carts';

@Module({
  imports: [CatalogueModule, OrderDataModule],
  controllers: [CartController],
  providers: [CartService, SettledCarts],
  exports: [SettledCarts],
})
export class CartModule {}
