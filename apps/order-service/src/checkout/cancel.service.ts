import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { remainingMs } from '@emporium/http';
import { RedisClock } from '@emporium/redis';
import { OrdersRepository, type PlacedOrder } from '@emporium/order-data';
import { CancelUndecidedError, mayTryAgain } from './checkout.errors';
import { CheckoutSaga } from './checkout.saga';

const BUDGET_MS = 2_500;
const PAUSE_BETWEEN_TRIES_MS = 100;

/** Cancels placed orders: the intent is written down first, then the stock given back, then the status changed. */
@Injectable()
export class CancelService {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly saga: CheckoutSaga,
    private readonly clock: RedisClock,
  ) {}

  /**
   * @param operationId of the request, which is noted with the intent
   * @returns false when the order has changed since it was read; then nothing was done
   * @throws CancelUndecidedError when its stock cannot be given back now; a reconciler will see to it
   */
  async cancel(order: PlacedOrder, operationId?: string): Promise<boolean> {
    const until = Date.now() + remainingMs(BUDGET_MS);
    if (!(await this.orders.requestCancel(order, await this.clock.now(), operationId))) return false;
    for (;;) {
      const leftMs = until - Date.now();
      if (leftMs <= 0) throw new CancelUndecidedError();
      try {
        await this.saga.finishCancel(order, leftMs);
        return true;
      } catch (error) {
        if (!mayTryAgain(error)) throw error;
      }
      await pause(Math.min(PAUSE_BETWEEN_TRIES_MS, leftMs));
    }
  }
}
