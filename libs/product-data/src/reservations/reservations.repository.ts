import { Injectable } from '@nestjs/common';
import type { Reservation, ReservationRequestLine, ReservedLine } from '@emporium/contracts';
import { Redis } from '@emporium/redis';
import { reservationKey } from '../inventory/inventory-keys';
import { STOCK_KEYS } from '../inventory/stock-lua';
import type { ProductRecord } from '../products/product';
import { RELEASE } from './release.script';
import { reservationOf, type StoredReservation } from './reservation-record';
import { RESERVE } from './reserve.script';
import { RETURN } from './return.script';

/** How long a returned reservation is stored; a confirmed one has no TTL, as it may be returned at any time. */
const RETURNED_TTL_SECONDS = 7 * 24 * 3600;
/** How long a refusal is stored: much longer than an order can still ask for it, which is 30 s. */
const REFUSED_TTL_SECONDS = 3600;

/**
 * Reservations and the stock they hold; key: `{inventory}:reservation:<orderId>` (hash state, lines, rejection, at,
 * returnedAt; times in ms), beside `STOCK_KEYS` of stock-lua.ts. Outcomes are final: each call returns the record if
 * there is one.
 */
@Injectable()
export class ReservationsRepository {
  constructor(private readonly redis: Redis) {}

  /**
   * Reserves all lines or none.
   *
   * @param lines one per product
   * @param products the existing products of the lines, as they were read just now
   * @param expectedTotalCents at any other total nothing is reserved
   * @returns undefined when a product has changed since
   */
  async reserve(
    orderId: string,
    lines: readonly ReservationRequestLine[],
    products: readonly ProductRecord[],
    expectedTotalCents?: number,
  ): Promise<Reservation | undefined> {
    const known = new Map(products.map((product) => [product.id, product]));
    const reserved = lines.flatMap((line): ReservedLine[] => {
      const product = known.get(line.productId);
      return product ? [{ ...line, productName: product.name, priceCents: product.priceCents }] : [];
    });
    const outcome = await RESERVE.run(this.redis, keysOf(orderId), [
      REFUSED_TTL_SECONDS,
      JSON.stringify(reserved),
      reserved.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0),
      expectedTotalCents ?? '',
      ...lines.flatMap(({ productId: id, quantity }) => [id, quantity, known.get(id)?.version ?? '']),
    ]);
    return outcome === 'STALE' ? undefined : reservationOf(orderId, outcome);
  }

  /** Leaves a tombstone where there is no record, so that a late {@link reserve} is refused. */
  async release(orderId: string): Promise<Reservation> {
    return reservationOf(orderId, await RELEASE.run(this.redis, keysOf(orderId), [REFUSED_TTL_SECONDS]));
  }

  /** Gives the stock of a confirmed reservation back, once. @returns undefined when none is known */
  async giveBack(orderId: string): Promise<Reservation | undefined> {
    const stored = await RETURN.run(this.redis, keysOf(orderId), [RETURNED_TTL_SECONDS]);
    return stored ? reservationOf(orderId, stored) : undefined;
  }

  async find(orderId: string): Promise<Reservation | undefined> {
    const stored = await this.redis.hmget(reservationKey(orderId), 'state', 'lines', 'rejection');
    return stored[0] == null ? undefined : reservationOf(orderId, stored as StoredReservation);
  }
}

const keysOf = (orderId: string) => [...STOCK_KEYS, reservationKey(orderId)];
