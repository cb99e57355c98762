import { Module } from '@nestjs/common';
import { OrderDataModule } from '@emporium/order-data';
import { CartModule } from '../cart/cart.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { CancelService } from './cancel.service';
import { CheckoutSaga } from './checkout.saga';
import { CheckoutService } from './checkout.service';
import { DueOrdersMetrics } from './due-orders.metrics';
import { Reconciler } from './reconciler';
import { RecoveryMetrics } from './recovery.metrics';

/** Places and cancels orders, and finishes those that were left unfinished. */
@Module({
  imports: [CatalogueModule, CartModule, OrderDataModule],
  providers: [CheckoutSaga, CancelService, CheckoutService, RecoveryMetrics, Reconciler, DueOrdersMetrics],
  exports: [CheckoutSaga, CancelService, CheckoutService],
})
export class CheckoutModule {}
