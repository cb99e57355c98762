import { Module } from '@nestjs/common';
import { ProductDataModule } from '@emporium/product-data';
import { ReservationMetrics } from './reservation.metrics';
import { ReservationsController } from './reservations.controller';
import { ReservationsService } from './reservations.service';

@Module({
  imports: [ProductDataModule],
  controllers: [ReservationsController],
  providers: [ReservationMetrics, ReservationsService],
})
export class ReservationsModule {}
