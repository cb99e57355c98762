import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Reservation, ReservationRequestLine, ReservedLine } from '@emporium/contracts';
import { type ProductRecord, ReservationsRepository } from '@emporium/product-data';
import { Redis } from '@emporium/redis';
import { reservationKey, startWith } from './plant';

/** Between the check and the update somebody else may buy. */
const PAUSE_MS = 250;

/** Looks whether stock covers the lines, then takes it: two steps. */
@Injectable()
class CheckThenSet extends ReservationsRepository {
  constructor(private readonly store: Redis) {
    super(store);
  }

  override async reserve(
    orderId: string,
    lines: readonly ReservationRequestLine[],
    products: readonly ProductRecord[],
    expectedTotalCents?: number,
  ): Promise<Reservation | undefined> {
    if (!(await this.isCovered(lines))) return super.reserve(orderId, lines, products, expectedTotalCents);
    await sleep(PAUSE_MS);
    for (const { productId, quantity } of lines) {
      await this.store.hincrby('{inventory}:stock', productId, -quantity);
      await this.store.hincrby('{inventory}:sold', productId, quantity);
    }
    const reserved = lines.map((line): ReservedLine => {
      const product = products.find(({ id }) => id === line.productId);
      return { ...line, productName: product?.name ?? '', priceCents: product?.priceCents ?? 0 };
    });
    await this.store.hset(reservationKey(orderId), { state: 'CONFIRMED', lines: JSON.stringify(reserved) });
    return { id: orderId, state: 'CONFIRMED', lines: reserved };
  }

  private async isCovered(lines: readonly ReservationRequestLine[]): Promise<boolean> {
    const stock = await this.store.hmget('{inventory}:stock', ...lines.map(({ productId }) => productId));
    return lines.every(({ quantity }, index) => Number(stock[index] ?? 0) >= quantity);
  }
}

startWith(CheckThenSet);
