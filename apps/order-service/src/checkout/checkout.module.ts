import { Module } from '@nestjs/common';
import {
  DueOrdersRepository,
  OrderListsRepository,
  OrdersRepository,
  PlacingRepository,
} from '@emporium/order-data';
import { CartModule } from '../cart/cart.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { CancelService } from './cancel.service';
import { CheckoutService } from './checkout.service';
import { DueOrdersMetrics } from './due-orders.metrics';
import { OrderDriver } from './order-driver';
import { Reconciler } from './reconciler';
import { Recoveries } from './recoveries';

const repositories = [DueOrdersRepository, OrderListsRepository, OrdersRepository, PlacingRepository];

/** Places orders and sees half-done ones through. */
@Module({
  imports: [CatalogueModule, CartModule],
  providers: [
    ...repositories,
    OrderDriver,
    CancelService,
    CheckoutService,
    Recoveries,
    Reconciler,
    DueOrdersMetrics,
  ],
  exports: [...repositories, OrderDriver, CancelService, CheckoutService],
})
export class CheckoutModule {}
