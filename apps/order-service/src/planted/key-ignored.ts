import { Injectable } from '@nestjs/common';
import type { ReservedLine } from '@emporium/contracts';
import { PlacingRepository, type UnplacedOrder } from '@emporium/order-data';
import { CheckoutModule } from '../checkout/checkout.module';
import { startWith } from './plant';

const withoutKey = (order: UnplacedOrder): UnplacedOrder => ({ ...order, idempotencyKey: undefined });

/** Treats every request as one without an idempotency key. */
@Injectable()
class KeyIgnored extends PlacingRepository {
  override outcome(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  override begin(order: UnplacedOrder, fingerprint: string): ReturnType<PlacingRepository['begin']> {
    return super.begin(withoutKey(order), fingerprint);
  }

  override confirm(
    order: UnplacedOrder,
    items: readonly ReservedLine[],
    now: number,
    answer: unknown,
  ): Promise<boolean> {
    return super.confirm(withoutKey(order), items, now, answer);
  }
}

startWith(CheckoutModule, PlacingRepository, KeyIgnored);
