import { Injectable } from '@nestjs/common';
import type { Reservation, ReservationRequestLine } from '@emporium/contracts';
import { type ProductRecord, ReservationsRepository } from '@emporium/product-data';
import { Redis } from '@emporium/redis';
import { reservationKey, startWith } from './plant';

/** Takes stock at each call, whether or not there is an outcome on record. */
@Injectable()
class RepeatedReserve extends ReservationsRepository {
  constructor(private readonly store: Redis) {
    super(store);
  }

  override async reserve(
    orderId: string,
    lines: readonly ReservationRequestLine[],
    products: readonly ProductRecord[],
    expectedTotalCents?: number,
  ): Promise<Reservation | undefined> {
    await this.store.del(reservationKey(orderId));
    return super.reserve(orderId, lines, products, expectedTotalCents);
  }
}

startWith(RepeatedReserve);
