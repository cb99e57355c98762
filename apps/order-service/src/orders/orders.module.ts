import { Module } from '@nestjs/common';
import { OrderDataModule } from '@emporium/order-data';
import { CheckoutModule } from '../checkout/checkout.module';
import { OrdersController } from './orders.controller';
import { OrdersService } from './orders.service';

@Module({
  imports: [CheckoutModule, OrderDataModule],
  controllers: [OrdersController],
  providers: [OrdersService],
})
export class OrdersModule {}
