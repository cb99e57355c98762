import { Injectable } from '@nestjs/common';
import type { ReservedLine } from '@emporium/contracts';
import { Redis } from '@emporium/redis';
import { TAKE_OVER_AFTER_MS } from './due-orders.repository';
import { event } from './order-event';
import { fieldsOf } from './order-fields';
import { orderKeys } from './order-keys';
import { partitionOfUser } from './order-partition';
import type { UnplacedOrder } from './order';
import { BEGIN, CONFIRM, DISCARD, type KnownOutcome, OUTCOME_FIELDS, UNDO } from './placing.scripts';
import { compress, decompress } from './compressed-text';

/** How long a request's outcome is stored for repeats. */
const OUTCOME_TTL_SECONDS = 24 * 3600;
/** How many of a user's requests with a key may be refused in a day, since each refusal leaves a record. */
const MOST_REFUSED_KEYS = 1_000;

/** What is recorded of a request under an idempotency key. */
export interface Outcome {
  readonly fingerprint: string;
  /** Absent while the request is undecided. */
  readonly response?: { readonly status: number; readonly body: unknown };
}

/** Too many of the user's requests with a key were refused; no more are accepted for a while. */
export interface NoMoreKeys {
  readonly retryAfterSeconds: number;
}

function outcomeOf([fingerprint, status, body, compressed]: KnownOutcome): Outcome {
  const json = compressed ? decompress(compressed) : body;
  if (!status || !json) return { fingerprint };
  return { fingerprint, response: { status: Number(status), body: JSON.parse(json) as unknown } };
}

/** The steps of an order from its beginning until it is placed or discarded. Keys: see `orderKeys`. */
@Injectable()
export class PlacingRepository {
  constructor(private readonly redis: Redis) {}

  /** The outcome under a user's idempotency key, if it was used. */
  async outcome(userId: string, key: string): Promise<Outcome | undefined> {
    const recordKey = orderKeys(partitionOfUser(userId)).idempotency(userId, key);
    const known = await this.redis.hmget(recordKey, ...OUTCOME_FIELDS);
    return known[0] ? outcomeOf(known as KnownOutcome) : undefined;
  }

  /**
   * Writes an undecided order.
   *
   * @param fingerprint of the request's body; needed with an idempotency key
   * @returns the outcome of an earlier request under the same key, or that no more keys are accepted; then nothing was
   *   written
   */
  async begin(order: UnplacedOrder, fingerprint: string): Promise<Outcome | NoMoreKeys | undefined> {
    const { keys, refused } = keysOf(order);
    const known = await BEGIN.run(
      this.redis,
      [...keys, refused],
      [
        order.id,
        order.createdAt + TAKE_OVER_AFTER_MS,
        order.idempotencyKey === undefined ? '' : fingerprint,
        OUTCOME_TTL_SECONDS,
        MOST_REFUSED_KEYS,
        ...fieldsOf(order),
      ],
    );
    if (typeof known === 'number') return { retryAfterSeconds: Math.max(1, known) };
    return known ? outcomeOf(known) : undefined;
  }

  /**
   * Places an undecided order as `pending`. Unless it is from a cart, nothing follows and it is settled.
   *
   * @param responseBody what repeats of the request get, with status 201
   * @returns false when it is not undecided any more
   */
  async confirm(
    order: UnplacedOrder,
    items: readonly ReservedLine[],
    now: number,
    responseBody: unknown,
  ): Promise<boolean> {
    const { keys, partition, hasKey } = keysOf(order);
    const done = await CONFIRM.run(
      this.redis,
      [
        ...keys,
        partition.ofUser(order.userId),
        partition.ofUser(order.userId, 'pending'),
        partition.timeline(order.id),
        partition.events,
      ],
      [
        order.id,
        JSON.stringify(items),
        order.createdAt,
        now,
        JSON.stringify({ status: 'pending', at: now }),
        event(order, 'pending', 1, now),
        JSON.stringify(responseBody),
        order.fromCart ? now + TAKE_OVER_AFTER_MS : '',
        hasKey,
      ],
    );
    return done === 1;
  }

  /** Decides that an undecided order is undone. @returns false when it has been placed or discarded */
  async undo(order: UnplacedOrder): Promise<boolean> {
    return (await UNDO.run(this.redis, [keysOf(order).keys[0]])) === 1;
  }

  /**
   * Removes an order that holds no stock.
   *
   * @param response what repeats of the request get; without one a repeat is handled like a first request
   * @returns false when it has been placed or discarded before
   */
  async discard(order: UnplacedOrder, response?: { status: number; body: unknown }): Promise<boolean> {
    const { keys, hasKey, refused } = keysOf(order);
    const args = response ? [response.status, compress(JSON.stringify(response.body))] : ['', ''];
    const done = await DISCARD.run(
      this.redis,
      [...keys, refused],
      [order.id, ...args, hasKey, OUTCOME_TTL_SECONDS],
    );
    return done === 1;
  }
}

/** The keys that every step takes; without an idempotency key, the order's key is passed instead of the record's. */
function keysOf({ id, userId, idempotencyKey }: UnplacedOrder) {
  const partition = orderKeys(partitionOfUser(userId));
  const order = partition.order(id);
  const record = idempotencyKey === undefined ? order : partition.idempotency(userId, idempotencyKey);
  const keys: [string, string, string] = [order, partition.due, record];
  const refused = partition.refused(userId);
  return { partition, keys, refused, hasKey: idempotencyKey === undefined ? '0' : '1' };
}
