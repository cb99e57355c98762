import { Injectable } from '@nestjs/common';
import { mergeLines, type Reservation, type ReservationRequestLine } from '@emporium/contracts';
import { Gatherer, retryOnConflict } from '@emporium/http';
import {
  ProductsRepository,
  ReservationNotFoundError,
  type ReservationRequest,
  ReservationsRepository,
} from '@emporium/product-data';
import { ReservationMetrics } from './reservation.metrics';

/** How often a reservation starts over because a product was edited between reading and reserving. */
const ATTEMPTS = 10;

@Injectable()
export class ReservationsService {
  private readonly gatherer = new Gatherer((requests: readonly ReservationRequest[]) =>
    this.reserveTogether(requests),
  );

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
    const request = { id: orderId, lines: mergeLines(requested), expectedTotalCents };
    const outcome = await retryOnConflict(ATTEMPTS, () => this.gatherer.ask(request));
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

  private async reserveTogether(
    requests: readonly ReservationRequest[],
  ): Promise<(Reservation | undefined)[]> {
    const ids = new Set(requests.flatMap(({ lines }) => lines.map(({ productId }) => productId)));
    const products = await this.products.findAll([...ids]);
    return this.reservations.reserve(requests, products);
  }
}

function found(reservation: Reservation | undefined): Reservation {
  if (!reservation) throw new ReservationNotFoundError();
  return reservation;
}
