import { Injectable } from '@nestjs/common';
import type { Reservation, ReservationRequestLine } from '@emporium/contracts';
import { ServiceClient } from '@emporium/service';
import { OrderServiceConfig } from '../order-service.config';

/** How long one try may take. */
const TRY_TIMEOUT_MS = 800;

/**
 * Moves stock through product-service. A reservation's id is the order's id, and every call may be repeated: it
 * answers with the outcome on record.
 */
@Injectable()
export class ReservationsClient {
  constructor(
    private readonly services: ServiceClient,
    private readonly config: OrderServiceConfig,
  ) {}

  /** Reserves all lines or none. @throws UnavailableError when the outcome is unknown */
  reserve(
    orderId: string,
    lines: readonly ReservationRequestLine[],
    timeoutMs = TRY_TIMEOUT_MS,
  ): Promise<Reservation> {
    return this.services.call({
      instances: this.config.PRODUCT_SERVICE_URL,
      method: 'PUT',
      path: `/internal/reservations/${orderId}`,
      body: { lines },
      timeoutMs: Math.min(timeoutMs, TRY_TIMEOUT_MS),
    });
  }

  /** Makes sure that no stock is reserved later; a reservation that is confirmed stays. @throws UnavailableError */
  release(orderId: string): Promise<Reservation> {
    return this.settle(orderId, 'release');
  }

  /** Gives the stock of a confirmed reservation back, once. @throws UnavailableError */
  giveBack(orderId: string, timeoutMs = TRY_TIMEOUT_MS): Promise<Reservation> {
    return this.settle(orderId, 'return', timeoutMs);
  }

  private settle(
    orderId: string,
    verb: 'release' | 'return',
    timeoutMs = TRY_TIMEOUT_MS,
  ): Promise<Reservation> {
    return this.services.call({
      instances: this.config.PRODUCT_SERVICE_URL,
      method: 'POST',
      path: `/internal/reservations/${orderId}/${verb}`,
      timeoutMs: Math.min(timeoutMs, TRY_TIMEOUT_MS),
    });
  }
}
