import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { isRedisUnavailable } from '@emporium/redis';
import type { ConsumerGroup } from './consumer-group';
import type { EntryHandler } from './entry-handler';
import type { Delivery } from './delivery';
import { NotNowError } from './events.errors';
import { START } from './position';
import type { ConsumerSettings } from './redis-streams.options';

const LEAST_READ = 16;
const TIDY_EVERY_MS = 60_000;
/** A consumer that was not seen for so long will not come back. */
const FORGET_AFTER_MS = 3_600_000;

/** Consumes one stream until it is stopped. */
export class StreamConsumer {
  private readonly logger = new Logger('Events');
  private readonly stopping = new AbortController();
  /** Messages of errors that were logged since all was well. */
  private readonly logged = new Set<string>();
  private running = Promise.resolve();
  private hasGroup = false;
  private claimAt = 0;
  private tidyAt = 0;

  constructor(
    private readonly group: ConsumerGroup,
    private readonly handler: EntryHandler,
    private readonly settings: ConsumerSettings,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Finishes the entries being handled and puts back those behind them. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const hasMore = await this.consume().catch((error: unknown) => this.logOnce(error));
      if (!hasMore) await sleep(this.settings.pollMs, undefined, { signal }).catch(() => undefined);
    }
    if (this.hasGroup) await this.group.leave().catch((error: unknown) => this.logOnce(error));
  }

  /** Handles what there is. @returns whether there may be more already */
  private async consume(): Promise<boolean> {
    if (!this.hasGroup) await this.group.create();
    this.hasGroup = true;
    if (Date.now() >= this.claimAt) await this.takeOver();
    if (Date.now() >= this.tidyAt) await this.tidy();
    const most = Math.max(LEAST_READ, this.settings.atOnce);
    const fresh = await this.group.read(most);
    await this.handle(fresh);
    this.logged.clear();
    return fresh.length === most;
  }

  /** Handles entries that other deliveries left unfinished. */
  private async takeOver(): Promise<void> {
    const { redeliverAfterMs } = this.settings;
    let from = START;
    do {
      const { next, delivery } = await this.group.claim(from, redeliverAfterMs);
      if (delivery) await this.handle([delivery]);
      from = next;
    } while (from !== START && !this.stopping.signal.aborted);
    this.claimAt = Date.now() + redeliverAfterMs / 5;
  }

  private async handle(deliveries: readonly Delivery[]): Promise<void> {
    const { atOnce } = this.settings;
    for (let from = 0; from < deliveries.length; from += atOnce) {
      if (this.stopping.signal.aborted) return this.putBack(deliveries.slice(from));
      const postponed = await this.handler.handle(deliveries.slice(from, from + atOnce));
      if (postponed) {
        await this.putBack([...postponed.deliveries, ...deliveries.slice(from + atOnce)]);
        throw postponed.cause;
      }
    }
  }

  /** Makes entries available to any consumer at once; this one claims unfinished entries first thing. */
  private async putBack(deliveries: readonly Delivery[]): Promise<void> {
    this.claimAt = 0;
    await this.group.putBack(deliveries, this.settings.redeliverAfterMs);
  }

  private async tidy(): Promise<void> {
    while (await this.group.trim(this.settings.keep));
    await this.group.forgetConsumers(FORGET_AFTER_MS);
    this.tidyAt = Date.now() + TIDY_EVERY_MS;
  }

  /** Logs each error once until all is well. That Redis is away is logged by its connection. */
  private logOnce(error: unknown): false {
    const message = error instanceof Error ? error.message : String(error);
    if (message.startsWith('NOGROUP')) this.hasGroup = false;
    else if (!isRedisUnavailable(error) && !this.logged.has(message)) {
      this.logged.add(message);
      const msg = error instanceof NotNowError ? 'events wait' : 'cannot follow events';
      this.logger.warn({ msg, stream: this.group.stream, err: error });
    }
    return false;
  }
}
