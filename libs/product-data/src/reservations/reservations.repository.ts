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

/** What an order asks for. */
export interface ReservationRequest {
  /** The order's. */
  readonly id: string;
  /** One per product. */
  readonly lines: readonly ReservationRequestLine[];
  /** At any other total nothing is reserved. */
  readonly expectedTotalCents?: number;
}

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
   * Decides the requests in turn, in one step: each reserves all its lines or none.
   *
   * @param requests of 256 lines at most, so that Redis is soon done
   * @param products the existing products of the lines, as they were read just now
   * @returns the outcomes in the order of the requests; undefined where a product has changed since
   */
  async reserve(
    requests: readonly ReservationRequest[],
    products: readonly ProductRecord[],
  ): Promise<(Reservation | undefined)[]> {
    const outcomes = await RESERVE.run(
      this.redis,
      [...STOCK_KEYS, ...requests.map(({ id }) => reservationKey(id))],
      reserveArgs(requests, products),
    );
    return requests.map(({ id }, index) => {
      const outcome = outcomes[index];
      return outcome === undefined || outcome === 'STALE' ? undefined : reservationOf(id, outcome);
    });
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

/** `ARGV` of `RESERVE`. */
function reserveArgs(
  requests: readonly ReservationRequest[],
  products: readonly ProductRecord[],
): (string | number)[] {
  const known = new Map(products.map((product) => [product.id, product]));
  const numbers = new Map<string, number>();
  const orders = requests.flatMap(({ lines, expectedTotalCents }) => {
    const reserved: ReservedLine[] = [];
    const numbered: number[] = [];
    let totalCents = 0;
    for (const line of lines) {
      const number = numbers.get(line.productId) ?? numbers.size + 1;
      numbers.set(line.productId, number);
      numbered.push(number, line.quantity);
      const product = known.get(line.productId);
      if (!product) continue;
      reserved.push({ ...line, productName: product.name, priceCents: product.priceCents });
      totalCents += product.priceCents * line.quantity;
    }
    return [JSON.stringify(reserved), totalCents, expectedTotalCents ?? '', lines.length, ...numbered];
  });
  const ids = [...numbers.keys()];
  return [
    REFUSED_TTL_SECONDS,
    ids.length,
    ...ids,
    ...ids.map((id) => known.get(id)?.version ?? ''),
    ...orders,
  ];
}
