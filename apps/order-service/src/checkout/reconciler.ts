import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { contextFrom, jittered, withContext } from '@emporium/http';
import { isRedisUnavailable, RedisClock } from '@emporium/redis';
import { DueOrdersRepository, isPlaced, OrdersRepository } from '@emporium/order-data';
import { CheckoutSaga } from './checkout.saga';
import { RecoveryMetrics, type Recovery } from './recovery.metrics';

const INTERVAL_MS = 500;

/**
 * Finishes orders that requests left unfinished, because a process died or product-service did not answer.
 *
 * It runs in every instance, without a leader: two instances working on one order do no harm.
 */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Reconciler.name);
  private timer?: NodeJS.Timeout;
  private isStopped = false;

  constructor(
    private readonly due: DueOrdersRepository,
    private readonly orders: OrdersRepository,
    private readonly saga: CheckoutSaga,
    private readonly recoveries: RecoveryMetrics,
    private readonly clock: RedisClock,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  onModuleDestroy(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  /** Takes the next step of every order that is due. An order whose step fails stays due. */
  async reconcile(): Promise<void> {
    const ids = await this.due.take(await this.clock.now());
    await Promise.all(ids.map((id) => withContext(contextFrom({}), () => this.finish(id))));
  }

  private async finish(orderId: string): Promise<void> {
    try {
      const recovery = await this.takeStep(orderId);
      if (recovery) this.recoveries.count(recovery);
    } catch (error) {
      this.recoveries.count('failed');
      this.logger.warn({ msg: 'order stays due', orderId, err: error });
    }
  }

  private async takeStep(orderId: string): Promise<Recovery | undefined> {
    const order = await this.orders.find(orderId);
    if (!order) return undefined;
    if (!isPlaced(order)) {
      const decision = await this.saga.decide(order);
      if ('response' in decision) return undefined;
      if (!('placed' in decision)) return 'refused' in decision ? 'refused' : 'undone';
      await this.saga.followUp(decision.placed);
      return 'placed';
    }
    if (!order.isCancelling) {
      await this.saga.followUp(order);
      return 'settled';
    }
    await this.saga.finishCancel(order);
    await this.takeStep(orderId);
    return 'cancelled';
  }

  /** Logs an error, except that Redis is away: the connection itself logs that once. */
  private log(error: unknown): void {
    if (!isRedisUnavailable(error)) this.logger.error({ msg: 'cannot look for due orders', err: error });
  }

  private schedule(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      void this.reconcile()
        .catch((error: unknown) => this.log(error))
        .finally(() => this.schedule());
    }, jittered(INTERVAL_MS));
  }
}
