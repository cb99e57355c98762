import { Injectable } from '@nestjs/common';
import { remainingMs } from '@emporium/http';
import { RedisClock } from '@emporium/redis';
import { OrdersRepository, type PlacedOrder } from '@emporium/order-data';
import { CancelUndecidedError } from './checkout.errors';
import { CheckoutSaga } from './checkout.saga';
import { retryUntil } from './retry-until';

const BUDGET_MS = 2_500;

/** Cancels placed orders: the intent is written first, then the stock is given back, then the status is changed. */
@Injectable()
export class CancelService {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly saga: CheckoutSaga,
    private readonly clock: RedisClock,
  ) {}

  /**
   * @param operationId of the request, which is written with the intent
   * @returns false when the order has changed since it was read; then nothing was done
   * @throws CancelUndecidedError when its stock cannot be given back now; a reconciler will do it
   */
  async cancel(order: PlacedOrder, operationId?: string): Promise<boolean> {
    const until = Date.now() + remainingMs(BUDGET_MS);
    if (!(await this.orders.requestCancel(order, await this.clock.now(), operationId))) return false;
    const isDone = await retryUntil(until, async (leftMs) => {
      await this.saga.finishCancel(order, leftMs);
      return true;
    });
    if (!isDone) throw new CancelUndecidedError();
    return true;
  }
}
