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

/** How long a record is kept once its outcome is final; a confirmed one stays, it may be returned any time. */
const KEEP_SECONDS = 7 * 24 * 3600;

/**
 * Reservations and the stock they hold; key: `{inventory}:reservation:<orderId>` (hash state, lines, rejection, at,
 * returnedAt; times in ms), beside `STOCK_KEYS` of stock-lua.ts. Outcomes are sticky: each call answers with the
 * record if there is one.
 */
@Injectable()
export class ReservationsRepository {
  constructor(private readonly redis: Redis) {}

  /**
   * Reserves all lines or none.
   *
   * @param lines one per product
   * @param products those of the lines that exist, as they were read just now
   * @returns undefined when one of them has changed since
   */
  async reserve(
    orderId: string,
    lines: readonly ReservationRequestLine[],
    products: readonly ProductRecord[],
  ): Promise<Reservation | undefined> {
    const known = new Map(products.map((product) => [product.id, product]));
    const reserved = lines.flatMap((line): ReservedLine[] => {
      const product = known.get(line.productId);
      return product ? [{ ...line, productName: product.name, priceCents: product.priceCents }] : [];
    });
    const outcome = await RESERVE.run(this.redis, keysOf(orderId), [
      KEEP_SECONDS,
      JSON.stringify(reserved),
      ...lines.flatMap(({ productId: id, quantity }) => [id, quantity, known.get(id)?.version ?? '']),
    ]);
    return outcome === 'STALE' ? undefined : reservationOf(orderId, outcome);
  }

  /** Leaves a tombstone where nothing is known, so that a late {@link reserve} is refused. */
  async release(orderId: string): Promise<Reservation> {
    return reservationOf(orderId, await RELEASE.run(this.redis, keysOf(orderId), [KEEP_SECONDS]));
  }

  /** Gives the stock of a confirmed reservation back, once. @returns undefined when none is known */
  async giveBack(orderId: string): Promise<Reservation | undefined> {
    const stored = await RETURN.run(this.redis, keysOf(orderId), [KEEP_SECONDS]);
    return stored ? reservationOf(orderId, stored) : undefined;
  }

  async find(orderId: string): Promise<Reservation | undefined> {
    const stored = await this.redis.hmget(reservationKey(orderId), 'state', 'lines', 'rejection');
    return stored[0] == null ? undefined : reservationOf(orderId, stored as StoredReservation);
  }
}

const keysOf = (orderId: string) => [...STOCK_KEYS, reservationKey(orderId)];
