import { Logger } from '@nestjs/common';
import { isRedisUnavailable } from '@emporium/redis';
import type { ConsumerGroup } from './consumer-group';
import type { Delivery } from './delivery';
import { NotNowError } from './events.errors';

/** Handles a delivered entry; then it is finished, left to be delivered again, or moved to the dead letters. */
export class EntryHandler {
  private readonly logger = new Logger('Events');

  constructor(
    private readonly group: ConsumerGroup,
    private readonly tries: number,
    private readonly dispatch: (delivery: Delivery) => Promise<void>,
  ) {}

  /**
   * Leaves an entry pending when its handler fails, except after its last try.
   *
   * @throws NotNowError when the handler threw it, or could not reach Redis
   */
  async handle(delivery: Delivery): Promise<void> {
    if (delivery.deliveries > this.tries) return this.bury(delivery, 'every consumer died on it');
    try {
      await this.dispatch(delivery);
    } catch (error) {
      if (error instanceof NotNowError) throw error;
      if (isRedisUnavailable(error)) throw new NotNowError('a handler cannot reach Redis', { cause: error });
      this.logger.warn({ msg: 'event not handled', ...this.fieldsOf(delivery), err: error });
      if (delivery.deliveries === this.tries) await this.bury(delivery, describe(error));
      return;
    }
    await this.group.ack(delivery);
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
