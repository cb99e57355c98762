import { Injectable } from '@nestjs/common';
import { mergeLines, type Reservation, type ReservationRequestLine } from '@emporium/contracts';
import { deadlineHasPassed, retryOnConflict, UnavailableError } from '@emporium/http';
import { ProductsRepository, ReservationNotFoundError, ReservationsRepository } from '@emporium/product-data';
import { ReservationMetrics } from './reservation.metrics';

/** How often a reservation starts over because a product was edited between reading and reserving. */
const ATTEMPTS = 10;

@Injectable()
export class ReservationsService {
  constructor(
    private readonly products: ProductsRepository,
    private readonly reservations: ReservationsRepository,
    private readonly metrics: ReservationMetrics,
  ) {}

  /** Reserves no stock for a caller that has stopped waiting. @throws UnavailableError */
  async reserve(
    orderId: string,
    requested: readonly ReservationRequestLine[],
    expectedTotalCents?: number,
  ): Promise<Reservation> {
    const lines = mergeLines(requested);
    const outcome = await retryOnConflict(ATTEMPTS, async () => {
      if (deadlineHasPassed()) throw new UnavailableError('The caller has stopped waiting.');
      const products = await this.products.findAll(lines.map(({ productId }) => productId));
      return this.reservations.reserve(orderId, lines, products, expectedTotalCents);
    });
    this.metrics.count('reserve', outcome);
    return outcome;
  }

  async release(orderId: string): Promise<Reservation> {
    const outcome = await this.reservations.release(orderId);
    this.metrics.count('release', outcome);
    return outcome;
  }

  /** Gives the stock back, once. @throws ReservationNotFoundError */
  async giveBack(orderId: string): Promise<Reservation> {
    const outcome = await this.reservations.giveBack(orderId);
    if (outcome) this.metrics.count('return', outcome);
    return found(outcome);
  }

  /** @throws ReservationNotFoundError */
  async find(orderId: string): Promise<Reservation> {
    return found(await this.reservations.find(orderId));
  }
}

function found(reservation: Reservation | undefined): Reservation {
  if (!reservation) throw new ReservationNotFoundError();
  return reservation;
}
