import { Injectable, Logger } from '@nestjs/common';
import type { Reservation } from '@emporium/contracts';
import { type DomainError, problemOf } from '@emporium/http';
import type { StoredResponse } from '@emporium/idempotency';
import {
  CartClaimsRepository,
  isPlaced,
  nextStep,
  OrderListsRepository,
  OrdersRepository,
  type PlacedOrder,
  PlacingRepository,
  refusalFor,
  type UnplacedOrder,
  verdictOn,
} from '@emporium/order-data';
import { RedisClock } from '@emporium/redis';
import { ReservationsClient } from '../catalogue/reservations.client';
import { toOrderDto } from '../orders/order.dto';

/**
 * The outcome of an order: placed; refused with a reason; undone; overtaken, when another order claimed the cart first;
 * or, when another process decided it, the `response` that repeats of its request get.
 */
export type Decision =
  | { readonly placed: PlacedOrder }
  | { readonly refused: DomainError }
  | { readonly response: StoredResponse }
  | { readonly undone: true }
  | { readonly overtaken: true };

/**
 * The saga of an order: each step of checkout and cancellation, and its undo. Requests and reconcilers both call it,
 * for the same orders: every step may be repeated, by any process, after a crash at any point.
 */
@Injectable()
export class CheckoutSaga {
  private readonly logger = new Logger(CheckoutSaga.name);

  constructor(
    private readonly placing: PlacingRepository,
    private readonly orders: OrdersRepository,
    private readonly lists: OrderListsRepository,
    private readonly claims: CartClaimsRepository,
    private readonly reservations: ReservationsClient,
    private readonly clock: RedisClock,
  ) {}

  /**
   * Decides an order that has not been placed.
   *
   * @param timeoutMs for the one call to product-service
   * @throws UnavailableError when it cannot be decided now; another try may succeed
   */
  async decide(order: UnplacedOrder, timeoutMs?: number): Promise<Decision> {
    switch (nextStep(order, await this.clock.now())) {
      case 'claim':
        if (!(await this.claims.claim(order))) return this.discard(order, { overtaken: true });
        return this.reserve(order, timeoutMs);
      case 'reserve':
        return this.reserve(order, timeoutMs);
      case 'release':
        return this.apply(order, await this.reservations.release(order.id));
      case 'undo':
        return this.undo(order);
    }
  }

  /** The decision of another process on an order. */
  async decidedElsewhere({ id, userId, idempotencyKey }: UnplacedOrder): Promise<Decision> {
    const outcome =
      idempotencyKey === undefined ? undefined : await this.placing.outcome(userId, idempotencyKey);
    if (outcome?.response) return { response: outcome.response };
    const order = await this.orders.find(id);
    return order && isPlaced(order) ? { placed: order } : { undone: true };
  }

  private async reserve(order: UnplacedOrder, timeoutMs?: number): Promise<Decision> {
    return this.apply(order, await this.reservations.reserve(order, timeoutMs));
  }

  private async undo(order: UnplacedOrder): Promise<Decision> {
    if (!(await this.placing.undo(order))) return this.decidedElsewhere(order);
    return this.decide({ ...order, state: 'undoing' });
  }

  /** Gives back the stock of an order that is being cancelled, then makes it `cancelled`. */
  async finishCancel(order: PlacedOrder, timeoutMs?: number): Promise<void> {
    const reservation = await this.reservations.giveBack(order.id, timeoutMs);
    if (reservation.state !== 'RETURNED')
      throw new Error(`stock of order ${order.id} is ${reservation.state}`);
    await this.orders.changeStatus(order, 'cancelled', await this.clock.now());
  }

  /** Does the work after placing: takes the ordered lines out of the cart they came from. */
  async followUp(order: PlacedOrder): Promise<void> {
    if (order.fromCart && !order.isSettled) await this.claims.takeOut(order);
    await this.orders.settle(order);
  }

  /** As {@link followUp} of an order that is not settled, but leaves a failure to the reconciler. */
  async tryFollowUp(order: PlacedOrder): Promise<void> {
    if (order.isSettled) return;
    await this.followUp(order).catch((error: unknown) =>
      this.logger.warn({ msg: 'follow-up left to the reconciler', err: error }),
    );
  }

  /** Puts an order into the lists over all users, without waiting for its event, which will do the same. */
  async tryList(order: PlacedOrder): Promise<void> {
    await this.lists
      .list(order)
      .catch((error: unknown) => this.logger.warn({ msg: 'listing left to the event', err: error }));
  }

  private async apply(order: UnplacedOrder, reservation: Reservation): Promise<Decision> {
    switch (verdictOn(order, reservation)) {
      case 'place':
        return this.place(order, reservation as Extract<Reservation, { state: 'CONFIRMED' }>);
      case 'refuse':
        return this.refuse(order, reservation as Extract<Reservation, { state: 'REJECTED' }>);
      case 'give-back':
        await this.reservations.giveBack(order.id);
        break;
      case 'discard':
    }
    return this.discard(order, { undone: true });
  }

  private async discard(order: UnplacedOrder, decision: Decision): Promise<Decision> {
    if (!(await this.placing.discard(order))) return this.decidedElsewhere(order);
    await this.tryReleaseClaims(order);
    return decision;
  }

  /** Releases the order's claims; a failure is left to the next reader of the cart. */
  private async tryReleaseClaims(order: UnplacedOrder): Promise<void> {
    if (!order.fromCart) return;
    await this.claims
      .giveBack(order)
      .catch((error: unknown) => this.logger.warn({ msg: 'cart left to its next reader', err: error }));
  }

  private async place(
    order: UnplacedOrder,
    { lines }: Extract<Reservation, { state: 'CONFIRMED' }>,
  ): Promise<Decision> {
    const now = await this.clock.now();
    const placed: PlacedOrder = {
      ...order,
      state: 'pending',
      items: lines,
      updatedAt: now,
      version: 1,
      isCancelling: false,
      isSettled: !order.fromCart,
    };
    const isOurs = await this.placing.confirm(order, lines, now, toOrderDto(placed));
    return isOurs ? { placed } : this.decidedElsewhere(order);
  }

  private async refuse(
    order: UnplacedOrder,
    { rejection }: Extract<Reservation, { state: 'REJECTED' }>,
  ): Promise<Decision> {
    const refused = refusalFor(rejection, order.lines);
    const { problem } = problemOf(refused, order.instance, order.requestId);
    await this.placing.discard(order, { status: refused.status, body: problem });
    await this.tryReleaseClaims(order);
    return { refused };
  }
}
