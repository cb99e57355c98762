import { Module } from '@nestjs/common';
import { CartClaimsRepository, CartsRepository, OrdersRepository } from '@emporium/order-data';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { CartController } from './cart.controller';
import { CartService } from './cart.service';
import { SettledCarts } from './settled-carts';

@Module({
  imports: [CatalogueModule],
  controllers: [CartController],
  providers: [CartService, SettledCarts, CartsRepository, CartClaimsRepository, OrdersRepository],
  exports: [SettledCarts, CartsRepository, CartClaimsRepository],
})
export class CartModule {}
