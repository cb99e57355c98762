import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Logger } from '@nestjs/common';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { contextFrom, withContext } from '@emporium/http';
import { connectRedis, type Redis } from '@emporium/redis';
import { isObservable, lastValueFrom } from 'rxjs';
import { type GroupBacklog, readBacklog, type StreamBacklog } from './backlog';
import { ConsumerGroup } from './consumer-group';
import type { Delivery } from './delivery';
import { EntryHandler } from './entry-handler';
import { EventContext } from './event-context';
import { type RedisStreamsOptions, settingsOf } from './redis-streams.options';
import { StreamConsumer } from './stream-consumer';

type Backlog = Pick<StreamBacklog, 'stream' | 'dead'> & Omit<GroupBacklog, 'name'>;

/**
 * Delivers the entries of Redis streams, `{ type, data }` with data as JSON, to the handlers whose `@EventPattern` is
 * their type. Each entry is delivered at least once to each group; see `docs/events.md`.
 *
 * When Redis is away, at the start or later, it waits for it.
 */
export class RedisStreamsStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('redis-streams');
  protected override readonly logger = new Logger('Events');
  private redis?: Redis;
  private consumers: readonly StreamConsumer[] = [];

  constructor(private readonly options: RedisStreamsOptions) {
    super();
  }

  listen(callback: () => void): void {
    this.redis = connectRedis(this.options.url, ({ message }) => {
      this.logger.warn(`connection lost: ${message}`);
    });
    const consumer = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
    const { streams, group } = this.options;
    this.consumers = streams.map((stream) =>
      this.consumerOf(new ConsumerGroup(this.connection, stream, group, consumer)),
    );
    this.consumers.forEach((consumer) => consumer.start());
    callback();
  }

  async close(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
    if (this.redis?.status !== 'end') this.redis?.disconnect();
  }

  /** What this service's group has still to do on each stream; empty before it listens. */
  async backlog(): Promise<Backlog[]> {
    const { redis, options } = this;
    if (!redis) return [];
    const streams = await Promise.all(options.streams.map((stream) => readBacklog(redis, stream)));
    return streams.map(({ stream, dead, length, groups }) => {
      const group = groups.find(({ name }) => name === options.group);
      return { stream, dead, lag: group?.lag ?? length, pending: group?.pending ?? 0 };
    });
  }

  /** @returns the connection, an ioredis `Redis` */
  unwrap<T>(): T {
    return this.connection as T;
  }

  on(): never {
    throw new Error('The strategy has no events of its own to listen to.');
  }

  private get connection(): Redis {
    if (!this.redis) throw new Error('The strategy is not listening.');
    return this.redis;
  }

  private consumerOf(group: ConsumerGroup): StreamConsumer {
    const settings = settingsOf(this.options);
    const handler = new EntryHandler(group, settings.tries, (delivery) =>
      withContext(contextFrom({ 'x-request-id': delivery.id }), () => this.dispatch(group.stream, delivery)),
    );
    return new StreamConsumer(group, handler, settings);
  }

  /** An entry of a type without a handler counts as handled. */
  private async dispatch(stream: string, delivery: Delivery): Promise<void> {
    const handler = this.getHandlerByPattern(delivery.type);
    if (!handler) return;
    const context = new EventContext([stream, delivery]);
    const data: unknown = JSON.parse(delivery.data);
    const handle = async () => {
      const result: unknown = await handler(data, context);
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    };
    await new Promise<void>((resolve, reject) =>
      this.onProcessingStartHook(this.transportId, context, () => handle().then(resolve, reject)),
    );
    this.onProcessingEndHook?.(this.transportId, context);
  }
}
