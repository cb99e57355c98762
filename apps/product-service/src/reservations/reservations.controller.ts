import { Body, Get, HttpCode, Post, Put } from '@nestjs/common';
import { Internal } from '@emporium/auth';
import type { Reservation } from '@emporium/contracts';
import { UuidParam } from '@emporium/http';
import { GoesOnWhenFull } from '@emporium/service';
import { ResourceController } from '@emporium/idempotency';
import { ReservationsService } from './reservations.service';
import { ReserveDto } from './reservation.dto';

/** For order-service: a reservation's id is the order's id, and every call may be repeated. */
@Internal()
@GoesOnWhenFull()
@ResourceController('internal/reservations/:orderId')
export class ReservationsController {
  constructor(private readonly reservations: ReservationsService) {}

  @Get()
  getReservation(@UuidParam('orderId') orderId: string): Promise<Reservation> {
    return this.reservations.find(orderId);
  }

  @Put()
  reserveStock(
    @UuidParam('orderId') orderId: string,
    @Body() { lines, expectedTotalCents }: ReserveDto,
  ): Promise<Reservation> {
    return this.reservations.reserve(orderId, lines, expectedTotalCents);
  }

  @Post('release')
  @HttpCode(200)
  releaseReservation(@UuidParam('orderId') orderId: string): Promise<Reservation> {
    return this.reservations.release(orderId);
  }

  @Post('return')
  @HttpCode(200)
  returnReservation(@UuidParam('orderId') orderId: string): Promise<Reservation> {
    return this.reservations.giveBack(orderId);
  }
}
