import { Logger } from '@nestjs/common';
import { isRedisUnavailable } from '@emporium/redis';
import type { ConsumerGroup } from './consumer-group';
import type { Delivery } from './delivery';
import { NotNowError } from './events.errors';

/** Entries that could not be handled now, and why. */
export interface Postponed {
  readonly deliveries: readonly Delivery[];
  readonly cause: unknown;
}

/** Handles delivered entries; then each is finished, left to be delivered again, or moved to the dead letters. */
export class EntryHandler {
  private readonly logger = new Logger('Events');

  constructor(
    private readonly group: ConsumerGroup,
    private readonly tries: number,
    private readonly dispatch: (delivery: Delivery) => Promise<void>,
  ) {}

  /**
   * Handles entries at once. One whose handler fails stays pending, except after its last try.
   *
   * @returns those whose handlers threw a {@link NotNowError} or could not reach Redis, if there are any
   */
  async handle(deliveries: readonly Delivery[]): Promise<Postponed | undefined> {
    const finished: Delivery[] = [];
    const postponed: Delivery[] = [];
    let cause: unknown;
    const handle = async (delivery: Delivery) => {
      if (await this.handleOne(delivery)) finished.push(delivery);
    };
    const postpone = (entries: readonly Delivery[]) => (error: unknown) => {
      postponed.push(...entries);
      cause ??= error;
    };
    await Promise.all(deliveries.map((delivery) => handle(delivery).catch(postpone([delivery]))));
    await this.group.ack(finished).catch(postpone(finished));
    return postponed.length > 0 ? { deliveries: postponed, cause } : undefined;
  }

  /** @returns whether it is finished and not acknowledged yet */
  private async handleOne(delivery: Delivery): Promise<boolean> {
    if (delivery.deliveries > this.tries) {
      await this.bury(delivery, 'every consumer died on it');
      return false;
    }
    try {
      await this.dispatch(delivery);
    } catch (error) {
      if (error instanceof NotNowError) throw error;
      if (isRedisUnavailable(error)) throw new NotNowError('a handler cannot reach Redis', { cause: error });
      this.logger.warn({ msg: 'event not handled', ...this.fieldsOf(delivery), err: error });
      if (delivery.deliveries === this.tries) await this.bury(delivery, describe(error));
      return false;
    }
    return true;
  }

  private async bury(delivery: Delivery, reason: string): Promise<void> {
    await this.group.bury(delivery, reason);
    this.logger.error({ msg: 'event moved to the dead letters', ...this.fieldsOf(delivery), reason });
  }

  private fieldsOf({ id, type, deliveries }: Delivery) {
    return { stream: this.group.stream, entryId: id, type, deliveries };
  }
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : JSON.stringify(error));
