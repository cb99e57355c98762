import { Module } from '@nestjs/common';
import {
  CartsRepository,
  DueOrdersRepository,
  OrderListsRepository,
  OrdersRepository,
  PlacingRepository,
} from '@emporium/order-data';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { CancelService } from './cancel.service';
import { CheckoutService } from './checkout.service';
import { OrderDriver } from './order-driver';
import { Reconciler } from './reconciler';

const repositories = [
  CartsRepository,
  DueOrdersRepository,
  OrderListsRepository,
  OrdersRepository,
  PlacingRepository,
];

/** Places orders and sees half-done ones through. */
@Module({
  imports: [CatalogueModule],
  providers: [...repositories, OrderDriver, CancelService, CheckoutService, Reconciler],
  exports: [...repositories, OrderDriver, CancelService, CheckoutService],
})
export class CheckoutModule {}
