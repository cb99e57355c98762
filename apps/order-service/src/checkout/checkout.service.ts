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
/** How long an order sent with a key is tried, by reconcilers, before it is given up. */
const KEYED_DEADLINE_MS = 30_000;

/** One request to order something. */
export interface OrderRequest {
  readonly userId: string;
  /** Merged lines, one a product; undefined orders what is in the cart. */
  readonly lines?: readonly ReservationRequestLine[];
  readonly expectedTotalCents?: number;
  readonly idempotencyKey?: string;
  /** The body as sent, for the key's fingerprint. */
  readonly body: unknown;
  readonly instance: string;
  readonly requestId: string;
}

/**
 * Checkout: the order is written down before any stock moves, stock is reserved under the order's id, then the
 * order is placed. A crash between two steps leaves an order that is due, and a reconciler decides it.
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

  /** @returns undefined when another order was faster to claim the cart, or it has changed since it was read */
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

  /** What nobody else is ordering at this moment. */
  private async linesOfCart({ userId }: OrderRequest): Promise<ReservationRequestLine[]> {
    const { lines } = await this.carts.read(userId);
    return lines
      .filter(({ claimedBy }) => claimedBy === undefined)
      .map(({ productId, quantity }) => ({ productId, quantity }));
  }

  private async knownOutcome({ userId, idempotencyKey }: OrderRequest): Promise<Outcome | undefined> {
    return idempotencyKey === undefined ? undefined : this.placing.outcome(userId, idempotencyKey);
  }

  /** The same request, sent twice, may have ordered the cart a moment ago. @throws CartEmptyError if it did not */
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

  /** Time is up: an order without a key will be undone, for one with a key the reconciler goes on trying. */
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
