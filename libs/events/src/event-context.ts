import { BaseRpcContext } from '@nestjs/microservices';
import type { Delivery } from './delivery';

/** The entry that an event came in; a handler gets it with `@Ctx()`. */
export class EventContext extends BaseRpcContext<[stream: string, delivery: Delivery]> {
  get stream(): string {
    return this.args[0];
  }

  /** As in `@EventPattern`. */
  get type(): string {
    return this.args[1].type;
  }

  /** Unique in its stream, greater than that of any earlier entry. */
  get entryId(): string {
    return this.args[1].id;
  }

  /** How often this entry has been delivered, this time included. */
  get deliveries(): number {
    return this.args[1].deliveries;
  }
}
