import { Injectable } from '@nestjs/common';
import type { Reservation } from '@emporium/contracts';
import type { UnplacedOrder } from '@emporium/order-data';
import { ServiceClient } from '@emporium/service';
import { ProductInstances } from './product-instances';

/** How long one try may take. */
const TRY_TIMEOUT_MS = 800;

/**
 * Reserves and returns stock in product-service. A reservation's id is the order's id, and every call may be repeated:
 * it returns the recorded outcome.
 */
@Injectable()
export class ReservationsClient {
  constructor(
    private readonly services: ServiceClient,
    private readonly instances: ProductInstances,
  ) {}

  /** Reserves all lines of an order or none. @throws UnavailableError when the outcome is unknown */
  reserve(
    { id, lines, expectedTotalCents }: UnplacedOrder,
    timeoutMs = TRY_TIMEOUT_MS,
  ): Promise<Reservation> {
    return this.services.call({
      instances: this.instances.origins,
      method: 'PUT',
      path: `/internal/reservations/${id}`,
      body: { lines, expectedTotalCents },
      timeoutMs: Math.min(timeoutMs, TRY_TIMEOUT_MS),
    });
  }

  /** Makes sure that no stock is reserved later; a confirmed reservation stays. @throws UnavailableError */
  release(orderId: string): Promise<Reservation> {
    return this.end(orderId, 'release');
  }

  /** Gives the stock of a confirmed reservation back, once. @throws UnavailableError */
  giveBack(orderId: string, timeoutMs = TRY_TIMEOUT_MS): Promise<Reservation> {
    return this.end(orderId, 'return', timeoutMs);
  }

  private end(orderId: string, verb: 'release' | 'return', timeoutMs = TRY_TIMEOUT_MS): Promise<Reservation> {
    return this.services.call({
      instances: this.instances.origins,
      method: 'POST',
      path: `/internal/reservations/${orderId}/${verb}`,
      timeoutMs: Math.min(timeoutMs, TRY_TIMEOUT_MS),
    });
  }
}
