import { Injectable } from '@nestjs/common';
import type { ReservationRequestLine } from '@emporium/contracts';
import { remainingMs } from '@emporium/http';
import {
  IdempotencyInProgressError,
  IdempotencyKeyReusedError,
  RecordCipher,
  type StoredResponse,
  TooManyKeysError,
} from '@emporium/idempotency';
import { RedisClock } from '@emporium/redis';
import {
  newOrderId,
  type Outcome,
  type PlacedOrder,
  PlacingRepository,
  type UnplacedOrder,
} from '@emporium/order-data';
import { SettledCarts } from '../cart/settled-carts';
import { type OrderDto, toOrderDto } from '../orders/order.dto';
import { CartEmptyError, OrderUndecidedError } from './checkout.errors';
import { CheckoutSaga, type Decision } from './checkout.saga';
import { retryUntil } from './retry-until';

/** How long a client waits for a decision. */
const BUDGET_MS = 2_500;
/** How long reconcilers try to place an order with a key before it is given up. */
const KEYED_DEADLINE_MS = 30_000;

/** A request to place an order. */
export interface OrderRequest {
  readonly userId: string;
  /** Merged lines, one per product; undefined to order the cart. */
  readonly lines?: readonly ReservationRequestLine[];
  readonly expectedTotalCents?: number;
  readonly idempotencyKey?: string;
  /** The body as sent, for the key's fingerprint. */
  readonly body: unknown;
  readonly instance: string;
  readonly requestId: string;
}

/**
 * Checkout: the order is written before any stock moves, then stock is reserved under the order's id, then the order is
 * placed. After a crash between two steps the order is due, and a reconciler decides it.
 */
@Injectable()
export class CheckoutService {
  constructor(
    private readonly placing: PlacingRepository,
    private readonly carts: SettledCarts,
    private readonly saga: CheckoutSaga,
    private readonly cipher: RecordCipher,
    private readonly clock: RedisClock,
  ) {}

  /** @returns the order, or the response that an earlier request under the same key got */
  async placeOrder(request: OrderRequest): Promise<{ order: OrderDto } | { replay: StoredResponse }> {
    const until = Date.now() + remainingMs(BUDGET_MS);
    const known = await this.knownOutcome(request);
    if (known) return { replay: this.responseOf(known, request) };

    for (;;) {
      const lines = request.lines ?? (await this.linesOfCart(request));
      if (lines.length === 0) return { replay: await this.responseToEmptyCart(request) };
      const outcome = await this.tryToPlace(request, lines, until);
      if (outcome) return outcome;
      if (Date.now() >= until) throw new OrderUndecidedError(false);
    }
  }

  /** @returns undefined when another order claimed the cart first, or it has changed since it was read */
  private async tryToPlace(
    request: OrderRequest,
    lines: readonly ReservationRequestLine[],
    until: number,
  ): Promise<{ order: OrderDto } | { replay: StoredResponse } | undefined> {
    const order = newOrder(request, lines, await this.clock.now());
    const raced = await this.placing.begin(order, this.cipher.fingerprint(request.body));
    if (raced && 'retryAfterSeconds' in raced) throw new TooManyKeysError(raced.retryAfterSeconds);
    if (raced) return { replay: this.responseOf(raced, request) };

    const decision = await this.decideInTime(order, until);
    if ('overtaken' in decision) return undefined;
    if ('response' in decision) return { replay: decision.response };
    const placed = placedOrThrow(order, decision);
    await Promise.all([this.saga.tryFollowUp(placed), this.saga.tryList(placed)]);
    return { order: toOrderDto(placed) };
  }

  /** The lines of the cart that are not being ordered already. */
  private async linesOfCart({ userId }: OrderRequest): Promise<ReservationRequestLine[]> {
    const { lines } = await this.carts.read(userId);
    return lines
      .filter(({ claimedBy }) => claimedBy === undefined)
      .map(({ productId, quantity }) => ({ productId, quantity }));
  }

  private async knownOutcome({ userId, idempotencyKey }: OrderRequest): Promise<Outcome | undefined> {
    return idempotencyKey === undefined ? undefined : this.placing.outcome(userId, idempotencyKey);
  }

  /** The response of the same request, if that has just ordered the cart. @throws CartEmptyError if it has not */
  private async responseToEmptyCart(request: OrderRequest): Promise<StoredResponse> {
    const known = await this.knownOutcome(request);
    if (!known) throw new CartEmptyError();
    return this.responseOf(known, request);
  }

  private responseOf({ fingerprint, response }: Outcome, { body }: OrderRequest): StoredResponse {
    if (!this.cipher.isFingerprintOf(fingerprint, body)) throw new IdempotencyKeyReusedError();
    if (!response) throw new IdempotencyInProgressError();
    return response;
  }

  private async decideInTime(order: UnplacedOrder, until: number): Promise<Decision> {
    const decision = await retryUntil(until, (leftMs) => this.saga.decide(order, leftMs));
    return decision ?? this.giveUp(order);
  }

  /** When the time is up, an order without a key is undone, and one with a key is left to the reconciler. */
  private async giveUp(order: UnplacedOrder): Promise<Decision> {
    const hasKey = order.idempotencyKey !== undefined;
    if (hasKey || (await this.placing.undo(order))) throw new OrderUndecidedError(hasKey);
    return this.saga.decidedElsewhere(order);
  }
}

function placedOrThrow(
  order: UnplacedOrder,
  decision: Exclude<Decision, { response: StoredResponse } | { overtaken: true }>,
): PlacedOrder {
  if ('placed' in decision) return decision.placed;
  throw 'refused' in decision
    ? decision.refused
    : new OrderUndecidedError(order.idempotencyKey !== undefined);
}

function newOrder(
  { userId, lines, expectedTotalCents, idempotencyKey, instance, requestId }: OrderRequest,
  ordered: readonly ReservationRequestLine[],
  now: number,
): UnplacedOrder {
  return {
    id: newOrderId(userId, now),
    userId,
    state: 'undecided',
    lines: ordered,
    fromCart: lines === undefined,
    expectedTotalCents,
    idempotencyKey,
    instance,
    requestId,
    createdAt: now,
    deadlineAt: now + (idempotencyKey === undefined ? BUDGET_MS : KEYED_DEADLINE_MS),
  };
}
